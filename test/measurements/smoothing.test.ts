import { describe, expect, it } from 'vitest';
import type { Measured, Quantity } from '../../src/core/measured.ts';
import { measured, unavailable } from '../../src/core/measured.ts';
import { smoothedQuantities } from '../../src/measurements/smoothing.ts';

const HALF_WINDOW_MS = 300;

function smoothed(fps: number, valueAt: (tMs: number) => number | undefined, durationMs = 4000) {
  const times = Array.from({ length: (durationMs / 1000) * fps + 1 }, (_, i) => (i * 1000) / fps);
  const values = times.map((tMs): Measured<Quantity> => {
    const value = valueAt(tMs);
    return value === undefined ? unavailable('occluded') : measured({ value, uncertainty: 1 });
  });
  const out = smoothedQuantities(times, values, HALF_WINDOW_MS);
  return (tMs: number) => out[times.indexOf(tMs)]!;
}
const numberIn = (m: Measured<Quantity>): number => (m.available ? m.value.value : Number.NaN);

describe('smoothing', () => {
  it.each([5, 10, 25])('does not lag: a straight rise stays where it is at %d fps', (fps) => {
    const at = smoothed(fps, (tMs) => tMs / 100);
    expect(numberIn(at(2000))).toBeCloseTo(20, 9);
  });

  it.each([5, 10, 25])('moves no step in time at %d fps', (fps) => {
    const at = smoothed(fps, (tMs) => (tMs < 2000 ? 0 : 1));
    expect(numberIn(at(1600))).toBe(0);
    expect(numberIn(at(2400))).toBe(1);
  });

  it('leaves out what was not seen', () => {
    const at = smoothed(10, (tMs) => (tMs === 2000 ? undefined : 7));
    expect(at(2000)).toEqual(unavailable('occluded'));
    expect(numberIn(at(2100))).toBeCloseTo(7, 9);
  });
});
