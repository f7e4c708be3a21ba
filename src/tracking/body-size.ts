import type { PixelBox, PixelPoint } from '../core/geometry.ts';
import { distance, midpoint } from '../core/geometry.ts';
import type { Pixels } from '../core/units.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { POSE_LANDMARK_NAMES, pixelOf } from '../landmarks/pose-landmarks.ts';

/** Length of the upper body in the picture, the larger of its height and width: the unit of distances between people. */
export function bodySize(pose: PoseLandmarks): Pixels {
  const shoulders = shoulderMiddle(pose);
  const hips = midpoint(pixelOf(pose, 'leftHip'), pixelOf(pose, 'rightHip'));
  const width = distance(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));
  return Math.max(1, distance(shoulders, hips), width);
}

export const shoulderMiddle = (pose: PoseLandmarks): PixelPoint =>
  midpoint(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));

/** How far apart two poses are, in body sizes: 0 for the same pose. */
export function poseDistance(a: PoseLandmarks, b: PoseLandmarks): number {
  const size = Math.max(bodySize(a), bodySize(b));
  const nose = distance(pixelOf(a, 'nose'), pixelOf(b, 'nose'));
  return (distance(shoulderMiddle(a), shoulderMiddle(b)) + nose) / 2 / size;
}

/** Head and shoulders: what of a body no counter hides. */
export function headAndShoulders(pose: PoseLandmarks): PixelBox {
  const shoulders = shoulderMiddle(pose);
  const nose = pixelOf(pose, 'nose');
  const half = bodySize(pose) * 0.6;
  const top = Math.min(nose.y, shoulders.y) - half / 2;
  const centreX = (shoulders.x + nose.x) / 2;
  return { left: centreX - half, top, width: 2 * half, height: Math.max(nose.y, shoulders.y) + half - top };
}

/** Head to hips with both arms, and as much around as clothes and hair need: where a body moves the picture. */
export function upperBody(pose: PoseLandmarks): PixelBox {
  const margin = bodySize(pose) * 0.35;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const name of UPPER_BODY) {
    const { x, y } = pixelOf(pose, name);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

const UPPER_BODY = POSE_LANDMARK_NAMES.slice(0, POSE_LANDMARK_NAMES.indexOf('leftKnee'));
