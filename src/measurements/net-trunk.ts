import type { CounterCamera } from '../core/counter-camera.ts';
import { toCounterAxes } from '../core/counter-camera.ts';
import type { Degrees } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import { between, subtract } from '../core/vector.ts';
import { bodyHeading } from '../landmarks/body-heading.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { worldOf } from '../landmarks/pose-landmarks.ts';

/** How the pose net itself sees a trunk, by its metric landmarks. */
export interface NetTrunk {
  /**
   * Hips to shoulders against the picture's vertical, in any direction, 0..180. Biased by the camera's view, so only
   * differences count.
   */
  readonly pitchDeg: Degrees;
  /** The same across the counter, + towards the citizen; as biased. */
  readonly acrossDeg: Degrees;
  /** Heading of the chest: 0 faces the camera, ±90 is a side view, 180 shows the back. */
  readonly headingDeg: Degrees;
}

/** Pitch and heading of a trunk from the pose net's metric landmarks of one frame. */
export function netTrunk(pose: PoseLandmarks, camera: CounterCamera): NetTrunk {
  const shoulders = between(worldOf(pose, 'leftShoulder'), worldOf(pose, 'rightShoulder'));
  const hips = between(worldOf(pose, 'leftHip'), worldOf(pose, 'rightHip'));
  const trunk = subtract(shoulders, hips);
  const atCounter = toCounterAxes(camera, trunk);
  return {
    pitchDeg: toDegrees(Math.atan2(Math.hypot(trunk.x, trunk.z), -trunk.y)),
    acrossDeg: toDegrees(Math.atan2(atCounter.z, atCounter.y)),
    headingDeg: bodyHeading(pose, 0),
  };
}
