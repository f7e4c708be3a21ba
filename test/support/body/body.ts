import type { CounterPoint } from '../../../src/core/counter-camera.ts';
import type { Degrees, Metres, Probability } from '../../../src/core/units.ts';
import { toRadians } from '../../../src/core/units.ts';
import { add, scale } from '../../../src/core/vector.ts';
import type { Side } from '../../../src/measurements/arm.ts';
import { type Arm, RESTING } from './arms.ts';
import { BUILDS, type Build } from './build.ts';

/** A part of a body that something may hide. */
export type BodyPart = 'legs' | 'hips' | 'leftArm' | 'rightArm';

/** One person at one moment. */
export interface Body {
  readonly build: Build;
  /** On the floor below the hips. */
  readonly x: Metres;
  readonly z: Metres;
  readonly hipHeightM: Metres;
  /** Lean of the lower back from the vertical, + forward; the upper back follows as the build has it. */
  readonly leanDeg: Degrees;
  /** Lean of the back to the person's own left. */
  readonly sideDeg: Degrees;
  /** Nod of the head, beyond the bend of the back; + down. */
  readonly nodDeg: Degrees;
  /** Of the head, from where the trunk faces; + to the person's own left. */
  readonly headTurnDeg: Degrees;
  /** 0 across the counter, + to a clerk's left. */
  readonly headingDeg: Degrees;
  readonly leftArm: Arm;
  readonly rightArm: Arm;
  /** What a pose net can only guess. */
  readonly hidden: readonly BodyPart[];
  /** Visibility of the landmarks that are not hidden. */
  readonly visibility: Probability;
  readonly presence: Probability;
}

/** Somebody of average build who stands upright at the clerk's place and rests the hands before the body. */
export const body = ({ build = BUILDS['average woman'], ...over }: Partial<Body> = {}): Body => ({
  build,
  x: 0,
  z: 0,
  hipHeightM: build.standingHipsM,
  leanDeg: 0,
  sideDeg: 0,
  nodDeg: 0,
  headTurnDeg: 0,
  headingDeg: 0,
  leftArm: RESTING,
  rightArm: RESTING,
  hidden: [],
  visibility: 0.99,
  presence: 0.98,
  ...over,
});

/** The joints of a back that bends forward about the hips and, less or more, half way up. */
export interface Spine {
  readonly hips: CounterPoint;
  /** Middle of the shoulder joints, both arms hanging. */
  readonly shoulders: CounterPoint;
  /** Middle of ears and eyes. */
  readonly head: CounterPoint;
  /** Unit vectors. The shoulders' own left tilts with a lean to the side. */
  readonly left: CounterPoint;
  readonly shouldersLeft: CounterPoint;
  readonly ahead: CounterPoint;
  readonly upperBackDeg: Degrees;
  readonly headDeg: Degrees;
}

export function spineOf(of: Body): Spine {
  const { build, leanDeg, sideDeg, nodDeg, headingDeg } = of;
  const heading = toRadians(headingDeg);
  const ahead = { x: Math.sin(heading), y: 0, z: Math.cos(heading) };
  const left = { x: Math.cos(heading), y: 0, z: -Math.sin(heading) };
  const side = toRadians(sideDeg);
  const bend = leanDeg * (1 + build.curl);
  const upperBackDeg = bend + build.roundBackDeg;
  // The gaze stays level however round the back is; in a bow the head goes along.
  const headDeg = bend + nodDeg;
  const up = add(scale({ x: 0, y: 1, z: 0 }, Math.cos(side)), scale(left, Math.sin(side)));
  const along = (lengthM: Metres, deg: Degrees): CounterPoint =>
    add(scale(up, lengthM * Math.cos(toRadians(deg))), scale(ahead, lengthM * Math.sin(toRadians(deg))));
  const inFront = (lengthM: Metres, deg: Degrees): CounterPoint => along(lengthM, deg + 90);
  const hips = { x: of.x, y: of.hipHeightM, z: of.z };
  const shoulders = add(hips, add(along(build.trunkM / 2, leanDeg), along(build.trunkM / 2, upperBackDeg)));
  const neck = along(build.neckM, (upperBackDeg + headDeg) / 2);
  const head = add(add(shoulders, neck), inFront(build.faceForwardM, headDeg));
  const shouldersLeft = add(scale(left, Math.cos(side)), { x: 0, y: -Math.sin(side), z: 0 });
  return { hips, shoulders, head, left, shouldersLeft, ahead, upperBackDeg, headDeg };
}

/** Angle of the line from hips to shoulders to the vertical, + forward: what a bow's depth is measured in. */
export function trunkLeanDeg(of: Body): Degrees {
  const { hips, shoulders, ahead } = spineOf(of);
  const forward = (shoulders.x - hips.x) * ahead.x + (shoulders.z - hips.z) * ahead.z;
  return (Math.atan2(forward, shoulders.y - hips.y) * 180) / Math.PI;
}

export const armOf = (of: Body, side: Side): Arm => (side === 'left' ? of.leftArm : of.rightArm);
