import { describe, expect, it } from 'vitest';
import { Cadence, type CadenceOptions, RECORDED } from '../../src/tracking/cadence.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';

const SIZE = { width: 160, height: 120 };
const STEP_MS = 100;

/** Times chosen of ten seconds at 10 fps; a bright square of `side` pixels moves to and fro while `moves`. */
function chosen(side: number, moves: (tMs: number) => boolean, stretch = 1, options?: CadenceOptions): number[] {
  const cadence = new Cadence({}, SIZE, options);
  const grid = new LumaGrid();
  const times: number[] = [];
  let place = 0;
  for (let i = 0; i < 100; i++) {
    const tMs = i * STEP_MS;
    if (moves(tMs)) place = (place + 24) % 96;
    const data = new Uint8Array(SIZE.width * SIZE.height * 1.5).fill(50);
    for (let y = 0; y < side; y++) data.fill(200, y * SIZE.width + place, y * SIZE.width + place + side);
    grid.read({ ptsMs: tMs, ...SIZE, data });
    if (cadence.chooses(tMs, grid, stretch)) times.push(tMs);
  }
  return times;
}

const between = (times: readonly number[], from: number, to: number) => times.filter((t) => t >= from && t < to).length;

describe('cadence', () => {
  it('is about one frame a second while nothing moves', () => {
    const times = chosen(8, () => false);
    expect(between(times, 4000, 10_000)).toBeGreaterThanOrEqual(5);
    expect(between(times, 4000, 10_000)).toBeLessThanOrEqual(7);
  });

  it('is five while something small moves', () => {
    const times = chosen(8, () => true);
    expect(between(times, 1000, 9000) / 8).toBeCloseTo(5, 0);
  });

  it('is every frame while something large moves, from its first moment', () => {
    const times = chosen(40, (tMs) => tMs > 6000);
    expect(between(times, 6000, 6300)).toBeGreaterThanOrEqual(2);
    expect(between(times, 6500, 10_000)).toBe(35);
  });

  it('is half of it when stretched twofold', () => {
    const times = chosen(40, () => true, 2);
    expect(between(times, 1000, 9000) / 8).toBeCloseTo(5, 0);
  });

  it('of a recording is every frame while anything moves, one a second while nothing does', () => {
    const times = chosen(8, (tMs) => tMs < 3000 || tMs > 8000, 1, { intervals: RECORDED });
    expect(between(times, 0, 3000)).toBe(30);
    expect(between(times, 6500, 8000)).toBeLessThanOrEqual(2);
    expect(between(times, 8010, 10_000)).toBe(19);
  });
});
