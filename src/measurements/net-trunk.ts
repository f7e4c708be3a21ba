import type { Degrees } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import { between, subtract } from '../core/vector.ts';
import { bodyHeading } from '../landmarks/body-heading.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { worldOf } from '../landmarks/pose-landmarks.ts';

/** How the pose net itself sees a trunk, by its metric landmarks in the camera's axes: no camera file enters. */
export interface NetTrunk {
  /**
   * Hips to shoulders against the picture's vertical, in any direction, 0..180. Biased by the camera's view, so only
   * differences count.
   */
  readonly pitchDeg: Degrees;
  /** Heading of the chest: 0 faces the camera, ±90 is a side view, 180 shows the back. */
  readonly headingDeg: Degrees;
}

/** Pitch and heading of a trunk from the pose net's metric landmarks of one frame. */
export function netTrunk(pose: PoseLandmarks): NetTrunk {
  const shoulders = between(worldOf(pose, 'leftShoulder'), worldOf(pose, 'rightShoulder'));
  const hips = between(worldOf(pose, 'leftHip'), worldOf(pose, 'rightHip'));
  const { x, y, z } = subtract(shoulders, hips);
  return { pitchDeg: toDegrees(Math.atan2(Math.hypot(x, z), -y)), headingDeg: bodyHeading(pose, 0) };
}
