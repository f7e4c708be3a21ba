import { SHOULDER_WIDTH_M, TRUNK_LENGTH_M } from '../core/anatomy.ts';
import type { PixelBox } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { POSE_LANDMARK_NAMES, pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize, hipMiddle, shoulderMiddle, shoulderWidth } from '../landmarks/upper-body.ts';

/**
 * In widths of the shoulders, a fifth more than a trunk is long. A person who lies on the desk shows the hips above the
 * shoulders by a whole trunk to a camera that looks straight down, and by less to any other.
 */
const UPSIDE_DOWN_WIDTHS = (1.2 * TRUNK_LENGTH_M) / SHOULDER_WIDTH_M;

/** Whether the hips stand so far above the shoulders that it is a hand or a thing on the counter taken for a body. */
export const isUpsideDown = (pose: PoseLandmarks): boolean =>
  shoulderMiddle(pose).y - hipMiddle(pose).y > UPSIDE_DOWN_WIDTHS * shoulderWidth(pose);

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
