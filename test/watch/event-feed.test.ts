import { describe, expect, it } from 'vitest';
import type { EventType } from '../../src/events/catalog.ts';
import type { CounterEvent } from '../../src/events/event.ts';
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

  it('tells what goes on after an end as another event', () => {
    const feed = new EventFeed();
    feed.update([event('smile', 1000, 6000)], 6000);
    const pieces = [event('smile', 1000, 4000), event('smile', 5500, 7000)];
    const { begun, ended } = feed.update(pieces, 7000);
    expect([spans(begun), spans(ended)]).toEqual([[['smile', 5500, 7000]], [['smile', 1000, 4000]]]);
    expect(spans(feed.update([...pieces.slice(0, 1), event('smile', 5500, 7500)], 8500).ended)).toEqual([
      ['smile', 5500, 7500],
    ]);
  });

  it.each([
    ['what an earlier stretch is now said to have held', 20_000, [event('smile', 6000, 9000)], []],
    ['the end of what was told to have begun, however late', 20_000, [event('seated', 2000, 9000)], ['seated']],
    ['what was over before readings stalled', 20_000, [event('bow', 9500, 10_000)], ['bow']],
  ] as const)('late: %s', (_, untilMs, events, told) => {
    const feed = new EventFeed();
    feed.update([event('seated', 2000, 10_400)], 10_400);
    const { ended } = feed.update([...events], untilMs);
    expect(ended.map(({ type }) => type)).toEqual(told);
  });
});
