import type { PixelPoint } from '../core/geometry.ts';
import { distance, midpoint } from '../core/geometry.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf } from '../landmarks/pose-landmarks.ts';
import type { Side } from './arm.ts';
import { trunkPx } from './body-axes.ts';

/** Where the knuckle of an index finger appears beside its own head, in lengths of the trunk. A head is half of one high. */
export interface HandAtHead {
  readonly fromMouth: number;
  readonly fromNose: number;
  /** The ear of the arm's own side. */
  readonly fromEar: number;
  /** Above the line of the ears, along the face from mouth to eyes; negative below it. */
  readonly aboveEars: number;
  /** One standard deviation of each. */
  readonly uncertainty: number;
}

/** As of a seen wrist in the picture, which is nearest to the truth of all (arm-pose.ts). */
const UNCERTAINTY_TRUNKS = 0.1;

/** Of one arm in one frame; the wrist must be seen for it to mean anything. */
export function handAtHead(pose: PoseLandmarks, side: Side): HandAtHead {
  const hand = pixelOf(pose, `${side}Index`);
  const trunk = trunkPx(pose);
  const mouth = midpoint(pixelOf(pose, 'mouthLeft'), pixelOf(pose, 'mouthRight'));
  const eyes = midpoint(pixelOf(pose, 'leftEye'), pixelOf(pose, 'rightEye'));
  const ears = midpoint(pixelOf(pose, 'leftEar'), pixelOf(pose, 'rightEar'));
  return {
    fromMouth: distance(hand, mouth) / trunk,
    fromNose: distance(hand, pixelOf(pose, 'nose')) / trunk,
    fromEar: distance(hand, pixelOf(pose, `${side}Ear`)) / trunk,
    aboveEars: along(ears, hand, mouth, eyes) / trunk,
    uncertainty: UNCERTAINTY_TRUNKS,
  };
}

/** Component of the way from one point to another in the direction from `below` to `above`. */
function along(from: PixelPoint, to: PixelPoint, below: PixelPoint, above: PixelPoint): number {
  const size = distance(below, above) || 1;
  return ((to.x - from.x) * (above.x - below.x) + (to.y - from.y) * (above.y - below.y)) / size;
}
