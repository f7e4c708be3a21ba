import { describe, expect, it } from 'vitest';
import { poorPictures } from '../../src/measurements/poor-picture.ts';
import type { PictureQuality } from '../../src/media/picture-quality.ts';
import { frameReading } from '../support/readings.ts';

const GOOD: PictureQuality = { meanLuma: 130, contrast: 45, sharpness: 3 };

const frames = (qualityAt: (tMs: number) => PictureQuality) =>
  Array.from({ length: 101 }, (_, i) => ({ ...frameReading(i * 100), quality: qualityAt(i * 100) }));
const poorOf = (qualityAt: (tMs: number) => PictureQuality) => poorPictures(frames(qualityAt), true);
const between = (tMs: number, from: number, to: number): boolean => tMs >= from && tMs <= to;

describe('a poor picture', () => {
  it.each([
    ['black', { meanLuma: 0, contrast: 0, sharpness: 0 }],
    ['dark', { ...GOOD, meanLuma: 20 }],
    ['fogged', { ...GOOD, contrast: 3 }],
    ['blurred', { ...GOOD, sharpness: 0.2 }],
  ])('is one that is %s', (_, poor) => {
    expect(poorOf((tMs) => (between(tMs, 3000, 6000) ? poor : GOOD))).toEqual([
      { startMs: 3000, endMs: 6000, reason: 'poor-picture' },
    ]);
  });

  it('is none of an ordinary counter, by day or in the evening', () => {
    expect(poorOf(() => GOOD)).toEqual([]);
    expect(poorOf(() => ({ meanLuma: 55, contrast: 27, sharpness: 2 }))).toEqual([]);
  });

  it('is none for a hand before the lens', () => {
    expect(poorOf((tMs) => (between(tMs, 3000, 3500) ? { ...GOOD, contrast: 2 } : GOOD))).toEqual([]);
  });
});
