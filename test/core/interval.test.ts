import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/core/interval.ts';
import { contains, durationMs, gapsBetween, overlapMs, padded } from '../../src/core/interval.ts';

const interval = (startMs: number, endMs: number): Interval => ({ startMs, endMs });

it.each([
  ['apart', interval(0, 10), interval(20, 30), 0],
  ['touching', interval(0, 10), interval(10, 30), 0],
  ['overlapping', interval(0, 15), interval(10, 30), 5],
  ['one inside the other', interval(0, 100), interval(10, 30), 20],
  ['with an instant', interval(0, 100), interval(10, 10), 0],
])('overlap of intervals %s', (_, a, b, expected) => {
  expect(overlapMs(a, b)).toBe(expected);
  expect(overlapMs(b, a)).toBe(expected);
});

it('holds both its ends', () => {
  expect([9, 10, 20, 21].map((t) => contains(interval(10, 20), t))).toEqual([false, true, true, false]);
});

it('is widened only inside its bounds', () => {
  expect(padded(interval(10, 20), 5, 5, interval(0, 100))).toEqual(interval(5, 25));
  expect(padded(interval(10, 20), 50, 500, interval(0, 100))).toEqual(interval(0, 100));
});

describe('gaps', () => {
  const bounds = interval(100, 1000);
  it.each<[string, Interval[], Interval[]]>([
    ['of nothing covered', [], [bounds]],
    ['of everything covered', [interval(100, 1000)], []],
    ['in the middle', [interval(100, 300), interval(500, 1000)], [interval(300, 500)]],
    ['at both ends', [interval(200, 900)], [interval(100, 200), interval(900, 1000)]],
    ['under overlapping cover', [interval(100, 600), interval(200, 300), interval(550, 1000)], []],
    ['where cover reaches over the bounds', [interval(0, 400), interval(600, 2000)], [interval(400, 600)]],
  ])('%s', (_, covered, expected) => {
    const gaps = gapsBetween(covered, bounds);
    expect(gaps).toEqual(expected);
    expect(gaps.every((gap) => durationMs(gap) > 0)).toBe(true);
  });
});
