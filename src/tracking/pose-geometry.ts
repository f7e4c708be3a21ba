import { SHOULDER_WIDTH_M, TRUNK_LENGTH_M } from '../core/anatomy.ts';
import type { PictureSize, PixelBox } from '../core/geometry.ts';
import { distance, isInPicture } from '../core/geometry.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { POSE_LANDMARK_NAMES, pixelOf } from '../landmarks/pose-landmarks.ts';
import { bodySize, hipMiddle, shoulderMiddle, shoulderWidth, trunkPoints } from '../landmarks/upper-body.ts';

/**
 * In widths of the shoulders, a fifth more than a trunk is long. A person who lies on the desk shows the hips above the
 * shoulders by a whole trunk to a camera that looks straight down, and by less to any other.
 */
const UPSIDE_DOWN_WIDTHS = (1.2 * TRUNK_LENGTH_M) / SHOULDER_WIDTH_M;

/** Whether the hips lie so far above the shoulders that this is no body but a hand or a thing on the counter. */
export const isUpsideDown = (pose: PoseLandmarks): boolean =>
  shoulderMiddle(pose).y - hipMiddle(pose).y > UPSIDE_DOWN_WIDTHS * shoulderWidth(pose);

/** How far apart two poses are, in body sizes: 0 for the same pose. */
export function poseDistance(a: PoseLandmarks, b: PoseLandmarks): number {
  const size = Math.max(bodySize(a), bodySize(b));
  const nose = distance(pixelOf(a, 'nose'), pixelOf(b, 'nose'));
  return (distance(shoulderMiddle(a), shoulderMiddle(b)) + nose) / 2 / size;
}

/** At least two of nose and shoulders lie in the picture: with less, a person cannot be judged. */
export function isInSight(pose: PoseLandmarks, picture: PictureSize): boolean {
  const inside = (['nose', 'leftShoulder', 'rightShoulder'] as const).filter((name) =>
    isInPicture(pixelOf(pose, name), picture),
  );
  return inside.length >= 2;
}

/** Whether the shoulders or the middle of the trunk are in a box. */
export function isTrunkIn({ left, top, width, height }: PixelBox, pose: PoseLandmarks): boolean {
  return trunkPoints(pose).some(({ x, y }) => x >= left && x <= left + width && y >= top && y <= top + height);
}

/**
 * From the middle of head and shoulders to either side, in body sizes. Assumption: shoulders are 0.8 of a trunk wide, so
 * this holds them and a hand's breadth of what is behind.
 */
const HEAD_AND_SHOULDERS_BODIES = 0.6;

/** Head and shoulders: the part of a body that no counter hides. */
export function headAndShoulders(pose: PoseLandmarks): PixelBox {
  const shoulders = shoulderMiddle(pose);
  const nose = pixelOf(pose, 'nose');
  const half = bodySize(pose) * HEAD_AND_SHOULDERS_BODIES;
  const top = Math.min(nose.y, shoulders.y) - half / 2;
  const centreX = (shoulders.x + nose.x) / 2;
  return { left: centreX - half, top, width: 2 * half, height: Math.max(nose.y, shoulders.y) + half - top };
}

/** Around the landmarks, in body sizes. Assumption: hair above the eyes and clothes beside the joints reach no farther. */
const CLOTHES_BODIES = 0.35;

/** Head to hips with both arms, with room for clothes and hair: the part of the picture that a body's motion changes. */
export function upperBody(pose: PoseLandmarks): PixelBox {
  const margin = bodySize(pose) * CLOTHES_BODIES;
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
