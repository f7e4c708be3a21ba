import { describe, expect, it } from 'vitest';
import type { VideoFrame } from '../../src/media/frame.ts';
import { i420ByteLength } from '../../src/media/frame.ts';
import { LumaGrid } from '../../src/tracking/luma-grid.ts';
import { StillRegion } from '../../src/tracking/still-region.ts';

/** How long answers hold in these tests. */
const HOLDS_MS = 450;
const [WIDTH, HEIGHT] = [160, 120];
const BODY = { left: 40, top: 24, width: 48, height: 64 };

/** A grey picture; `moved` brightens a square of it. */
function picture(moved?: { readonly left: number; readonly top: number }, brighter = 60): VideoFrame {
  const data = new Uint8Array(i420ByteLength(WIDTH, HEIGHT)).fill(100);
  if (moved)
    for (let y = moved.top; y < moved.top + 24; y++)
      data.fill(100 + brighter, y * WIDTH + moved.left, y * WIDTH + moved.left + 24);
  return { ptsMs: 0, width: WIDTH, height: HEIGHT, data };
}

describe('a region is still', () => {
  it.each([
    ['while nothing moves', undefined, 60, true],
    ['while something moves elsewhere', { left: 120, top: 90 }, 60, true],
    ['through the noise of the sensor', { left: 48, top: 32 }, 3, true],
    ['but not once something moves in it', { left: 48, top: 32 }, 60, false],
  ])('%s', (_, moved, brighter, expected) => {
    const grid = new LumaGrid();
    const region = new StillRegion(grid, HOLDS_MS);
    grid.read(picture());
    region.renew(1000);
    grid.read(picture(moved, brighter));
    expect(region.isStill(1100, BODY)).toBe(expected);
  });

  it('only for a while, however still it is', () => {
    const grid = new LumaGrid();
    const region = new StillRegion(grid, HOLDS_MS);
    grid.read(picture());
    region.renew(1000);
    expect(region.isStill(1400, BODY)).toBe(true);
    expect(region.isStill(2000, BODY)).toBe(false);
    expect(region.isStill(900, BODY)).toBe(false);
  });

  it('never before the net has run', () => {
    const grid = new LumaGrid();
    grid.read(picture());
    expect(new StillRegion(grid, HOLDS_MS).isStill(0, BODY)).toBe(false);
  });
});
