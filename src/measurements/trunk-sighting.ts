import type { PictureSize, PixelPoint } from '../core/geometry.ts';
import { distance, midpoint } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Pixels } from '../core/units.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import type { TrunkSighting } from './trunk-fit.ts';

/** Below this a landmark's own error of about 2 px makes the trunk's angle uncertain by more than 6°. */
const SMALLEST_TRUNK_PX: Pixels = 24;

/** Shoulders and head as the pose shows them. */
export function sightTrunk(pose: PoseLandmarks, picture: PictureSize): Measured<TrunkSighting> {
  const shoulders = midpoint(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));
  const ears = midpoint(pixelOf(pose, 'leftEar'), pixelOf(pose, 'rightEar'));
  const eyes = midpoint(pixelOf(pose, 'leftEye'), pixelOf(pose, 'rightEye'));
  const head = midpoint(ears, eyes);
  if (!isInPicture(shoulders, picture) || !isInPicture(head, picture)) return unavailable('out-of-frame');
  if (upperBodyPx(pose, shoulders) < SMALLEST_TRUNK_PX) return unavailable('too-small');
  return measured({ shoulders, head });
}

/** The larger of height and width: a trunk that bows towards the camera is foreshortened, not small. */
function upperBodyPx(pose: PoseLandmarks, shoulders: PixelPoint): Pixels {
  const hips = midpoint(pixelOf(pose, 'leftHip'), pixelOf(pose, 'rightHip'));
  const width = distance(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));
  return Math.max(distance(shoulders, hips), width);
}

const isInPicture = (point: PixelPoint, { width, height }: PictureSize): boolean =>
  point.x >= 0 && point.y >= 0 && point.x < width && point.y < height;
