import type { PicturePolygon } from '../../src/core/geometry.ts';
import type { CheckedPicture } from '../../src/landmarks/observation.ts';
import type { FrameReading } from '../../src/measurements/reading.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import { PictureChecker } from '../../src/media/picture-check.ts';
import { pictureQuality } from '../../src/media/picture-quality.ts';
import { probeFootage } from '../../src/media/probe.ts';
import { frameReading } from './readings.ts';

/** A counter by day with somebody at work, second after second. */
export const GOOD_CHECK: CheckedPicture = {
  changedShare: 0.3,
  flatShare: 0.4,
  mainColoursShare: 0.4,
  saturation: 8,
  zoneContrast: 45,
  edgeLuma: 80,
  patchShare: 0.01,
  patchOfZoneShare: 0.02,
  patchBorderShare: 0.1,
  headsUp: 2,
  headsDown: 0,
};

/** A reading and a check a second, from 0 to `seconds`; nothing is compared with before the first. */
export const checkedReadings = (
  seconds: number,
  checkAt: (second: number) => Partial<CheckedPicture>,
): FrameReading[] =>
  Array.from({ length: seconds + 1 }, (_, second) => ({
    ...frameReading(second * 1000),
    ...(second > 0 && { check: { ...GOOD_CHECK, ...checkAt(second) } }),
  }));

/** What is stored of a recording's pictures, without anybody in them. */
export async function picturesOf(path: string, clerkZone?: PicturePolygon): Promise<FrameReading[]> {
  const checker = new PictureChecker(clerkZone);
  const readings: FrameReading[] = [];
  for await (const frame of decodeFrames(await probeFootage(path), { sampleFps: 2 })) {
    const check = checker.check(frame);
    const quality = pictureQuality(frame);
    readings.push({
      ...{ tMs: frame.ptsMs, quality, people: [] },
      ...(check && { check: { ...check, headsUp: 0, headsDown: 0 } }),
    });
  }
  return readings;
}
