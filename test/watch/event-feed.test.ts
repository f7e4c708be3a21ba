import { describe, expect, it } from 'vitest';
import type { CounterEvent, EventType } from '../../src/events/event.ts';
import { EventFeed } from '../../src/watch/event-feed.ts';

const event = (type: EventType, startMs: number, endMs: number): CounterEvent => ({
  type,
  person: 'clerk-1',
  role: 'clerk',
  startMs,
  endMs,
  confidence: 0.9,
});
const spans = (events: readonly CounterEvent[]) => events.map(({ type, startMs, endMs }) => [type, startMs, endMs]);

describe('event feed', () => {
  it('tells an event once when it begins and once when it is over', () => {
    const feed = new EventFeed();
    expect(spans(feed.update([event('bow', 1000, 2000)], 2000).begun)).toEqual([['bow', 1000, 2000]]);
    expect(feed.update([event('bow', 1000, 2500)], 2600)).toEqual({ begun: [], ended: [] });
    expect(spans(feed.update([event('bow', 1020, 2500)], 3400).ended)).toEqual([['bow', 1000, 2500]]);
    for (const until of [4400, 5400])
      expect(feed.update([event('bow', 1010, 2510)], until)).toEqual({ begun: [], ended: [] });
  });

  it('does not tell the end of what turned out to be nothing', () => {
    const feed = new EventFeed();
    feed.update([event('smile', 1000, 2000)], 2000);
    expect(feed.update([], 3000)).toEqual({ begun: [], ended: [] });
  });

  it('keeps the beginning that has slid out of the stretch interpreted', () => {
    const feed = new EventFeed();
    feed.update([event('seated', 0, 10_000)], 10_000);
    feed.update([event('seated', 50_000, 140_000)], 140_000);
    expect(spans(feed.update([event('seated', 60_000, 145_000)], 150_000).ended)).toEqual([['seated', 0, 145_000]]);
  });

  it('tells two of a kind one after the other', () => {
    const feed = new EventFeed();
    const two = [event('bow', 1000, 2000), event('bow', 3000, 4000)];
    feed.update(two.slice(0, 1), 2900);
    expect(spans(feed.update(two, 4900).ended)).toEqual([['bow', 3000, 4000]]);
  });
});
