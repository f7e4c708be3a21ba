import type { PictureSize, PixelBox } from '../../core/geometry.ts';
import { distance } from '../../core/geometry.ts';
import type { Milliseconds } from '../../core/units.ts';
import { type PoseLandmarkName, pixelOf } from '../../landmarks/pose-landmarks.ts';
import type { FrameReading, PersonReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';

/** Every landmark of the face: seen from behind they still lie on the head. */
const HEAD_LANDMARKS = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'mouthLeft',
  'mouthRight',
] as const satisfies readonly PoseLandmarkName[];
/**
 * Side of the region, in distances of the ears (in profile: of the shoulders to the mouth): the whole head with hair,
 * and one walking step.
 */
const HEAD_SIDES = 2.4;
/** Smallest side, in widths of the shoulders: in profile the ears are behind each other. */
const LEAST_SIDES_OF_SHOULDERS = 0.75;
/** A region is kept for this long, between two readings and while a person is not found for a moment. */
const HOLD_MS: Milliseconds = 500;

/**
 * Where the heads of everybody but clerks are while they are seen: nobody who came to a counter may be recognisable.
 * @param analysed the picture in whose pixels the readings are
 * @param shown the picture in whose pixels the regions are
 */
export function headRegions(
  readings: readonly FrameReading[],
  analysed: PictureSize,
  shown: PictureSize,
): BlurRegion[] {
  const scale = shown.width / analysed.width;
  return readings.flatMap(({ tMs, people }) =>
    people
      .filter(({ role }) => role !== 'clerk')
      .map((person) => ({ interval: { startMs: tMs - HOLD_MS, endMs: tMs + HOLD_MS }, box: headBox(person, scale) })),
  );
}

function headBox({ pose }: PersonReading, scale: number): PixelBox {
  const points = HEAD_LANDMARKS.map((name) => pixelOf(pose, name));
  const [left, right] = [pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder')];
  const [ear, otherEar] = [pixelOf(pose, 'leftEar'), pixelOf(pose, 'rightEar')];
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const size = Math.max(distance(ear, otherEar) * HEAD_SIDES, distance(left, right) * LEAST_SIDES_OF_SHOULDERS);
  const side = size * scale;
  return { left: x * scale - side / 2, top: y * scale - side / 2, width: side, height: side };
}
