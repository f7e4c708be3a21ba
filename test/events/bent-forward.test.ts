import { describe, expect, it } from 'vitest';
import { bentForwardEvents } from '../../src/events/bent-forward.ts';
import { type Moment, personSeen, pulse } from '../support/samples.ts';

const clerk = (at: (tMs: number) => Moment | undefined, fps = 10) =>
  personSeen('clerk', { durationMs: 12_000, fps }, at);
const leaning = (tMs: number, deg: number): Moment => ({ share: 0, lean: deg * pulse(tMs, 3000, 9000, 500) });

describe('leaning forward, seated', () => {
  it.each([5, 10, 25])('lasts from passing 15° until coming back, at %d fps', (fps) => {
    const [event, ...others] = bentForwardEvents(clerk((tMs) => leaning(tMs, 22), fps));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'bent-forward', person: 'clerk-1' });
    expect(Math.abs(event!.startMs - 3300)).toBeLessThan(250);
    expect(Math.abs(event!.endMs - 8700)).toBeLessThan(250);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['sitting upright', () => ({ share: 0, lean: 3 })],
    ['typing', (tMs) => leaning(tMs, 10)],
    ['lying on the desk', () => ({ share: 0, lean: 45 })],
    ['a bow', (tMs) => ({ share: 1, lean: 25 * pulse(tMs, 3000, 9000) })],
    ['handing over', (tMs) => ({ share: 0, lean: 22 * pulse(tMs, 3000, 5000, 500) })],
    ['a trunk that is not seen', () => ({ share: 0, lean: undefined })],
    ['a stance that is not known', (tMs) => ({ ...leaning(tMs, 22), share: undefined })],
  ])('is not %s', (_, at) => {
    expect(bentForwardEvents(clerk(at))).toEqual([]);
  });
});
