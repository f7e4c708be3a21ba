import { distance } from '../core/geometry.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { measured } from '../core/measured.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';
import type { ArmPose } from './arm-pose.ts';
import { bodyAxes, trunkPx } from './body-axes.ts';
import type { PersonReading } from './reading.ts';

/** Two seen hands, each as uncertain as its wrist. */
const UNCERTAINTY_TRUNKS = 0.14;

/**
 * Between the knuckles of both index fingers, in lengths of the trunk: across the line of sight as the picture shows them,
 * along it as the net guesses. The reason of the arm that is not seen where one is not; `occluded` where a wrist is not.
 */
export function handsApart(
  { pose }: PersonReading,
  left: Measured<ArmPose>,
  right: Measured<ArmPose>,
): Measured<Quantity> {
  if (!left.available) return left;
  if (!right.available) return right;
  for (const { atHead } of [left.value, right.value]) if (!atHead.available) return atHead;
  const across = distance(pixelOf(pose, 'leftIndex'), pixelOf(pose, 'rightIndex')) / trunkPx(pose);
  const along = (worldOf(pose, 'leftIndex').z - worldOf(pose, 'rightIndex').z) / bodyAxes(pose).trunkM;
  return measured({ value: Math.hypot(across, along), uncertainty: UNCERTAINTY_TRUNKS });
}
