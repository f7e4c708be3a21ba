import type { CounterCamera } from '../core/counter-camera.ts';
import { toCounterAxes } from '../core/counter-camera.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Degrees, Metres } from '../core/units.ts';
import { subtract } from '../core/vector.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { worldOf } from '../landmarks/pose-landmarks.ts';
import { readLegs } from './legs.ts';

/** How one leg is held over the other. */
export interface LegPose {
  /** Of the higher knee above the other one. */
  readonly kneeRaisedM: Metres;
  /** Of the same leg's ankle above the other one; negative where it is lower. */
  readonly ankleRaisedM: Metres;
  /** Of one knee from the other, level: knees that cross lie over each other. */
  readonly kneesApartM: Metres;
}

/** Looking down further, a foot that is nearer and one that is lower look alike: the net takes one for the other. */
const LARGEST_PITCH_DEG: Degrees = 15;

/**
 * Of one pose, by the pose net's metric landmarks. At least one leg must be in view: the other may be hidden by it.
 * `out-of-frame` or `occluded` where a counter or the picture's edge hides both,
 * `bad-view` where the camera looks down on them.
 */
export function readLegPose(pose: PoseLandmarks, camera: CounterCamera): Measured<LegPose> {
  const legs = readLegs(pose, camera.picture);
  if (!legs.available) return legs;
  if (camera.pitchDeg > LARGEST_PITCH_DEG) return unavailable('bad-view');
  const across = (joint: 'Knee' | 'Ankle') =>
    toCounterAxes(camera, subtract(worldOf(pose, `left${joint}`), worldOf(pose, `right${joint}`)));
  const [knees, ankles] = [across('Knee'), across('Ankle')];
  const raised = knees.y >= 0 ? 1 : -1;
  return measured({
    kneeRaisedM: Math.abs(knees.y),
    ankleRaisedM: raised * ankles.y,
    kneesApartM: Math.hypot(knees.x, knees.z),
  });
}
