import type { PictureSize } from '../core/geometry.ts';
import { isInPicture } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Pixels } from '../core/units.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { bodySize, headMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import type { TrunkSighting } from './trunk-fit.ts';

/** In a smaller trunk, a landmark's error of about 2 px makes the angle uncertain by more than 6°. */
const SMALLEST_TRUNK_PX: Pixels = 24;

/** Shoulders and head of a pose. `out-of-frame` or `too-small` where the trunk cannot be fitted to them. */
export function sightTrunk(pose: PoseLandmarks, picture: PictureSize): Measured<TrunkSighting> {
  const [shoulders, head] = [shoulderMiddle(pose), headMiddle(pose)];
  if (!isInPicture(shoulders, picture) || !isInPicture(head, picture)) return unavailable('out-of-frame');
  if (bodySize(pose) < SMALLEST_TRUNK_PX) return unavailable('too-small');
  return measured({ shoulders, head });
}
