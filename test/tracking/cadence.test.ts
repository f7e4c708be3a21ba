import { describe, expect, it } from 'vitest';
import { Cadence, type CadenceOptions, RECORDED } from '../../src/tracking/cadence.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';

const SIZE = { width: 160, height: 120 };
const STEP_MS = 100;

interface Scene {
  readonly stepMs?: number;
  readonly stretch?: number;
  readonly options?: CadenceOptions | undefined;
}

/** What is chosen of ten seconds; a bright square of `side` pixels moves to and fro while `moves`. */
function framesChosen(
  side: number,
  moves: (tMs: number) => boolean,
  { stepMs = STEP_MS, stretch, options }: Scene = {},
) {
  const cadence = new Cadence([{}], SIZE, options);
  const grid = new LumaGrid();
  const frames: { tMs: number; stillMs: number }[] = [];
  let place = 0;
  for (let tMs = 0; tMs < 10_000; tMs += stepMs) {
    if (moves(tMs)) place = (place + 24) % 96;
    const data = new Uint8Array(SIZE.width * SIZE.height * 1.5).fill(50);
    for (let y = 0; y < side; y++) data.fill(200, y * SIZE.width + place, y * SIZE.width + place + side);
    grid.read({ ptsMs: tMs, ...SIZE, data });
    const frame = cadence.choose(tMs, grid, stretch);
    if (frame) frames.push({ tMs, ...frame });
  }
  return frames;
}

const chosen = (side: number, moves: (tMs: number) => boolean, stretch = 1, options?: CadenceOptions): number[] =>
  framesChosen(side, moves, { stretch, options }).map(({ tMs }) => tMs);

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

  it('knows how long nothing moved since the frame before', () => {
    const still = framesChosen(8, (tMs) => tMs >= 6500 && tMs < 6600);
    const resting = still.filter(({ tMs }) => tMs >= 5000 && tMs <= 6000).map(({ stillMs }) => stillMs);
    expect(resting.length).toBeGreaterThan(0);
    expect(resting).toEqual(resting.map(() => 900));
    // The one moment of motion is in no picture that was left out unseen.
    const moved = still.find(({ tMs }) => tMs >= 6500)!;
    expect(moved).toEqual({ tMs: 6500, stillMs: 700 });
  });

  it('knows of no stillness between pictures that are too far apart', () => {
    const still = framesChosen(8, () => false, { stepMs: 2000 });
    expect(still.map(({ stillMs }) => stillMs)).toEqual(still.map(() => 0));
  });

  it('of a recording is every frame while anything moves, one a second while nothing does', () => {
    const times = chosen(8, (tMs) => tMs < 3000 || tMs > 8000, 1, { intervals: RECORDED });
    expect(between(times, 0, 3000)).toBe(30);
    expect(between(times, 6500, 8000)).toBeLessThanOrEqual(2);
    expect(between(times, 8010, 10_000)).toBe(19);
  });
});
