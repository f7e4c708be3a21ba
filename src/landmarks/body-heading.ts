import type { Degrees } from '../core/units.ts';
import { toDegrees, toRadians } from '../core/units.ts';
import type { PoseLandmarks } from './pose-landmarks.ts';
import { worldOf } from './pose-landmarks.ts';

/**
 * Which way the chest faces, about the vertical: 0 across the counter to the citizen's side, ±180 to the clerk's side,
 * + to a clerk's left. From the line of the shoulders in the pose model's metric landmarks.
 * @param cameraYawDeg 0 where the camera looks straight at the clerk's front
 */
export function bodyHeading(pose: PoseLandmarks, cameraYawDeg: Degrees): Degrees {
  const left = worldOf(pose, 'leftShoulder');
  const right = worldOf(pose, 'rightShoulder');
  const across = left.x - right.x;
  const away = left.z - right.z;
  const towardsPictureRight = away;
  const towardsCamera = across;
  const fromCamera = toDegrees(Math.atan2(towardsPictureRight, towardsCamera));
  return wrapped(fromCamera + cameraYawDeg);
}

/** The same angle within -180 (included) to 180 (not included). */
export const wrapped = (angle: Degrees): Degrees => ((((angle + 180) % 360) + 360) % 360) - 180;

/** How far a body faces a direction: 1 straight at it, 0 square to it, -1 with the back to it. */
export const facing = (bodyDeg: Degrees, headingDeg: Degrees): number => Math.cos(toRadians(bodyDeg - headingDeg));
