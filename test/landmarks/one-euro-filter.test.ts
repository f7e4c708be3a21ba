import { describe, expect, it } from 'vitest';
import { OneEuroFilter } from '../../src/landmarks/one-euro-filter.ts';

const OPTIONS = { minCutoffHz: 0.5, beta: 80, derivativeCutoffHz: 1 };
/** One value, of a body 100 px large. */
const filterOf = () => new OneEuroFilter(OPTIONS, 1, 1);
const SCALE = 100;

/** Alternating by `size`, the worst a landmark can jitter. */
const jitter = (i: number, size: number) => (i % 2 === 0 ? size : -size);

function filtered(valueAt: (tMs: number, i: number) => number, fps: number, durationMs: number): number[] {
  const filter = filterOf();
  const out: number[] = [];
  for (let i = 0; (i * 1000) / fps <= durationMs; i++) {
    const tMs = (i * 1000) / fps;
    out.push(filter.filter(Float32Array.of(valueAt(tMs, i)), tMs, SCALE)[0]!);
  }
  return out;
}

describe('one euro filter', () => {
  it('leaves what stands still', () => {
    expect(filtered(() => 321.5, 10, 1000)).toEqual(Array(11).fill(321.5));
  });

  it.each([5, 10, 25])('takes most of the jitter of a still landmark at %d fps', (fps) => {
    const out = filtered((_, i) => 300 + jitter(i, 0.5), fps, 4000).slice(fps);
    expect(Math.max(...out) - Math.min(...out)).toBeLessThan(0.7);
  });

  it.each([5, 10, 25])('keeps up with a bow of 60 px in half a second at %d fps', (fps) => {
    const bow = (tMs: number) => 300 + 60 * Math.min(1, tMs / 500);
    const out = filtered((tMs) => bow(tMs), fps, 1000);
    expect(Math.abs(out.at(-1)! - 360)).toBeLessThan(3);
  });

  it('smooths only the first of every group', () => {
    const filter = new OneEuroFilter(OPTIONS, 3, 2);
    filter.filter(Float32Array.of(0, 0, 0.9), 0, SCALE);
    const [x, y, visibility] = filter.filter(Float32Array.of(1, 1, 0.1), 100, SCALE);
    expect(x).toBeLessThan(1);
    expect(y).toBeLessThan(1);
    expect(visibility).toBeCloseTo(0.1, 6);
  });

  it('starts anew where time does not advance', () => {
    const filter = filterOf();
    filter.filter(Float32Array.of(0), 1000, SCALE);
    expect(filter.filter(Float32Array.of(50), 1000, SCALE)[0]).toBe(50);
    expect(filter.filter(Float32Array.of(70), 900, SCALE)[0]).toBe(70);
  });

  it.each([
    ['no cutoff', { ...OPTIONS, minCutoffHz: 0 }],
    ['a negative speed gain', { ...OPTIONS, beta: -1 }],
    ['a cutoff that is not a number', { ...OPTIONS, derivativeCutoffHz: Number.NaN }],
  ])('refuses %s and says which options', (_, options) => {
    expect(() => new OneEuroFilter(options, 1, 1)).toThrow(/minCutoffHz/);
  });
});
