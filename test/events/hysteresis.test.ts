import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/core/interval.ts';
import { measured, unavailable } from '../../src/core/measured.ts';
import type { HysteresisOptions } from '../../src/events/hysteresis.ts';
import { intervalsOn } from '../../src/events/hysteresis.ts';
import { pulse } from '../support/samples.ts';

const OPTIONS: HysteresisOptions = { enter: 0.6, leave: 0.4, minHoldMs: 400, releaseMs: 300, bridgeMs: 1000 };
/** Half the longest time between samples, for what happens between them. */
const TOLERANCE_MS = 60;

/** Intervals of a quantity sampled at a rate; `undefined` is not seen. */
function on(
  valueAt: (tMs: number) => number | undefined,
  fps = 10,
  options = OPTIONS,
  durationMs = 10_000,
): Interval[] {
  const samples = Array.from({ length: (durationMs / 1000) * fps + 1 }, (_, i) => {
    const tMs = (i * 1000) / fps;
    const value = valueAt(tMs);
    return { tMs, value: value === undefined ? unavailable('occluded') : measured(value) };
  });
  return intervalsOn(samples, options);
}
const between = (tMs: number, from: number, to: number): boolean => tMs >= from && tMs < to;

describe('on', () => {
  it('from entering until leaving, each at its own level', () => {
    const [interval, ...others] = on((tMs) => pulse(tMs, 2000, 6000, 1000));
    expect(others).toEqual([]);
    // A cosine flank of 1 s passes 0.6 after 0.564 s and 0.4, falling, 0.436 s before its end.
    expect(interval!.startMs).toBeCloseTo(2564, -1);
    expect(interval!.endMs).toBeCloseTo(5564, -1);
  });

  it('stays on between the levels, and off', () => {
    expect(on((tMs) => (between(tMs, 1000, 2000) ? 0.9 : between(tMs, 2000, 5000) ? 0.5 : 0.1))).toHaveLength(1);
    expect(on((tMs) => (between(tMs, 2000, 5000) ? 0.5 : 0.1))).toEqual([]);
  });

  it.each([
    ['too short to count', 300, 0],
    ['just long enough', 500, 1],
  ])('%s', (_, lengthMs, count) => {
    expect(on((tMs) => (between(tMs, 2000, 2000 + lengthMs) ? 1 : 0), 25)).toHaveLength(count);
  });

  it.each([
    ['a short break is bridged', 200, 1],
    ['a lasting one is not', 500, 2],
  ])('%s', (_, breakMs, count) => {
    expect(on((tMs) => (between(tMs, 1000, 3000) || between(tMs, 3000 + breakMs, 6000) ? 1 : 0), 25)).toHaveLength(
      count,
    );
  });

  it('until the end, where it is on to the end', () => {
    expect(on((tMs) => (tMs >= 7000 ? 1 : 0)).at(-1)!.endMs).toBe(10_000);
  });

  it('from the start, where it is on from the start', () => {
    expect(on((tMs) => (tMs <= 3000 ? 1 : 0))[0]!.startMs).toBe(0);
  });
});

describe('not seen', () => {
  it.each([
    ['for a moment goes on', 800, [[1000, 8000]]],
    [
      'for long ends where last seen, and begins anew',
      2000,
      [
        [1000, 3900],
        [6000, 8000],
      ],
    ],
  ])('%s', (_, hiddenMs, expected) => {
    const seen = on((tMs) => (between(tMs, 4000, 4000 + hiddenMs) ? undefined : between(tMs, 1000, 8000) ? 1 : 0));
    expect(seen).toHaveLength(expected.length);
    for (const [i, [startMs, endMs]] of expected.entries()) {
      expect(Math.abs(seen[i]!.startMs - startMs!)).toBeLessThanOrEqual(TOLERANCE_MS);
      expect(Math.abs(seen[i]!.endMs - endMs!)).toBeLessThanOrEqual(TOLERANCE_MS);
    }
  });

  it('at all is never on', () => {
    expect(on(() => undefined)).toEqual([]);
    expect(intervalsOn([], OPTIONS)).toEqual([]);
  });
});

describe('the sampling rate', () => {
  const course = (tMs: number) =>
    pulse(tMs, 1000, 3000, 500) + pulse(tMs, 5000, 8000, 800) + 0.3 * pulse(tMs, 8500, 9500);
  it.each([5, 12, 25, 50])('of %d fps gives the same intervals', (fps) => {
    const seen = on(course, fps);
    expect(seen).toHaveLength(2);
    for (const [i, expected] of on(course, 100).entries()) {
      expect(Math.abs(seen[i]!.startMs - expected.startMs)).toBeLessThanOrEqual(TOLERANCE_MS);
      expect(Math.abs(seen[i]!.endMs - expected.endMs)).toBeLessThanOrEqual(TOLERANCE_MS);
    }
  });
});

describe('options that make no sense are refused, and said', () => {
  it.each([
    ['leaving above entering', { ...OPTIONS, leave: 0.7 }, /"leave":0.7/],
    ['a negative hold', { ...OPTIONS, minHoldMs: -1 }, /"minHoldMs":-1/],
    ['a negative release', { ...OPTIONS, releaseMs: -1 }, /"releaseMs":-1/],
    ['a negative bridge', { ...OPTIONS, bridgeMs: -1 }, /"bridgeMs":-1/],
  ])('%s', (_, options, message) => {
    expect(() => intervalsOn([], options)).toThrow(message);
    expect(() => intervalsOn([], options)).toThrow(RangeError);
  });
});
