import { describe, expect, it } from 'vitest';
import { i420ByteLength, type VideoFrame } from '../../src/media/frame.ts';
import { pictureQuality } from '../../src/media/picture-quality.ts';
import { pixelate } from '../../src/media/pixelate.ts';

function frame(luma: (x: number, y: number) => number, width = 200, height = 120): VideoFrame {
  const data = new Uint8Array(i420ByteLength(width, height)).fill(128);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = luma(x, y);
  return { ptsMs: 0, width, height, data };
}
/** Bars of `size` pixels, 56 and 200. */
const bars = (size: number) => (x: number) => (Math.floor(x / size) % 2 === 0 ? 56 : 200);

describe('pictureQuality', () => {
  it('of a covered lens has neither contrast nor sharpness', () => {
    expect(pictureQuality(frame(() => 20))).toEqual({ meanLuma: 20, contrast: 0, sharpness: 0 });
  });

  it('of hard bars: mean and deviation of their luma', () => {
    const { meanLuma, contrast } = pictureQuality(frame(bars(10)));
    expect(Math.abs(meanLuma - 128)).toBeLessThan(4);
    expect(Math.abs(contrast - 72)).toBeLessThan(2);
  });

  it('is sharper with edges than with a slope of the same contrast', () => {
    const slope = pictureQuality(frame((x) => 56 + (x * 144) / 200));
    expect(pictureQuality(frame(bars(20))).sharpness).toBeGreaterThan(10 * slope.sharpness);
  });

  it('of a single pixel says nothing', () => {
    expect(pictureQuality(frame(() => 90, 1, 1))).toEqual({ meanLuma: 0, contrast: 0, sharpness: 0 });
  });
});

describe('pixelate', () => {
  it.each([
    { left: 41, top: 31, width: 60, height: 50 },
    { left: -20, top: -20, width: 60, height: 50 },
    { left: 170, top: 90, width: 60, height: 60 },
  ])('leaves nothing of the box %j and all of the rest', (box) => {
    const pattern = (x: number, y: number) => ((x * 7 + y * 13) % 2) * 200 + 20;
    const picture = frame(pattern);
    pixelate(picture, box);
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        const luma = picture.data[y * picture.width + x]!;
        const inside = x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
        const beside =
          x < box.left - 2 || x >= box.left + box.width + 2 || y < box.top - 2 || y >= box.top + box.height + 2;
        if (inside) expect(Math.abs(luma - 120)).toBeLessThan(3);
        if (beside) expect(luma).toBe(pattern(x, y));
      }
    }
  });

  it('covers the last column of an odd picture, colour too', () => {
    const picture = frame((x) => x, 31, 31);
    picture.data[31 * 31 + 15] = 0;
    pixelate(picture, { left: 16, top: 0, width: 15, height: 31 });
    expect(new Set(picture.data.subarray(24, 31)).size).toBe(1);
    expect(picture.data[31 * 31 + 15]).toBeGreaterThan(100);
  });
});
