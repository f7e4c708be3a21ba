import type { PixelPoint } from '../core/geometry.ts';
import { distance, midpoint } from '../core/geometry.ts';
import type { Pixels } from '../core/units.ts';
import type { PoseLandmarks } from './pose-landmarks.ts';
import { pixelOf } from './pose-landmarks.ts';

/** Middle of the two shoulder joints, in the displayed picture; may lie outside it. */
export const shoulderMiddle = (pose: PoseLandmarks): PixelPoint =>
  midpoint(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));

/** Middle of the two hip joints, in the displayed picture; a guess of the model where the counter hides them. */
export const hipMiddle = (pose: PoseLandmarks): PixelPoint =>
  midpoint(pixelOf(pose, 'leftHip'), pixelOf(pose, 'rightHip'));

/** The shoulders and the middle of the trunk: where somebody is, whatever hides the hips. */
export function trunkPoints(pose: PoseLandmarks): readonly [shoulders: PixelPoint, middle: PixelPoint] {
  const shoulders = shoulderMiddle(pose);
  return [shoulders, midpoint(shoulders, hipMiddle(pose))];
}

/** Middle of the ears and eyes, in the displayed picture: moves less than the nose when the head turns. */
export const headMiddle = (pose: PoseLandmarks): PixelPoint =>
  midpoint(
    midpoint(pixelOf(pose, 'leftEar'), pixelOf(pose, 'rightEar')),
    midpoint(pixelOf(pose, 'leftEye'), pixelOf(pose, 'rightEye')),
  );

/** Distance of the shoulder joints as they appear: small for somebody seen from the side. */
export const shoulderWidth = (pose: PoseLandmarks): Pixels =>
  distance(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));

/**
 * Size of the upper body in the picture: the larger of its height and its width, at least 1. A trunk that bows towards the
 * camera looks short, so its height alone would call it small.
 */
export const bodySize = (pose: PoseLandmarks): Pixels =>
  Math.max(1, distance(shoulderMiddle(pose), hipMiddle(pose)), shoulderWidth(pose));
