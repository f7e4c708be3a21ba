import type { CounterCamera, CounterPoint } from '../../src/core/counter-camera.ts';
import { toCameraAxes } from '../../src/core/counter-camera.ts';
import { toRadians } from '../../src/core/units.ts';
import { add, scale, subtract } from '../../src/core/vector.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../../src/landmarks/pose-landmarks.ts';
import { POSE_LANDMARK_NAMES } from '../../src/landmarks/pose-landmarks.ts';
import { project } from './project.ts';

/** A body of the proportions that the trunk link assumes, metres and degrees. */
export interface Body {
  /** On the floor below the hips. */
  readonly x: number;
  readonly z: number;
  readonly hipHeightM: number;
  readonly leanDeg: number;
  /** 0 across the counter, + to a clerk's left. */
  readonly headingDeg: number;
  /** Of the wrists from the shoulder joints: to the arm's own side, up, ahead. */
  readonly leftArm: Reach;
  readonly rightArm: Reach;
  readonly visibility: number;
  readonly presence: number;
}

export interface Reach {
  readonly out: number;
  readonly up: number;
  readonly ahead: number;
}

export const STANDING_HIPS_M = 0.9;
export const SEATED_HIPS_M = 0.58;
/** Forearms on the desk. */
const RESTING: Reach = { out: -0.02, up: -0.35, ahead: 0.25 };

export const body = (over: Partial<Body> = {}): Body => ({
  x: 0,
  z: 0,
  hipHeightM: STANDING_HIPS_M,
  leanDeg: 0,
  headingDeg: 0,
  leftArm: RESTING,
  rightArm: RESTING,
  visibility: 0.99,
  presence: 0.98,
  ...over,
});

/** Along the trunk from the hips, ahead of it, and to the person's left. */
type Place = readonly [along: number, ahead: number, left: number];

const HEAD_AND_TRUNK: Partial<Record<PoseLandmarkName, Place>> = {
  nose: [0.62, 0.17, 0],
  leftEyeInner: [0.65, 0.12, 0.02],
  leftEye: [0.65, 0.12, 0.03],
  leftEyeOuter: [0.65, 0.12, 0.045],
  rightEyeInner: [0.65, 0.12, -0.02],
  rightEye: [0.65, 0.12, -0.03],
  rightEyeOuter: [0.65, 0.12, -0.045],
  leftEar: [0.65, 0.02, 0.075],
  rightEar: [0.65, 0.02, -0.075],
  mouthLeft: [0.57, 0.14, 0.025],
  mouthRight: [0.57, 0.14, -0.025],
  leftShoulder: [0.45, 0, 0.18],
  rightShoulder: [0.45, 0, -0.18],
  leftHip: [0, 0, 0.12],
  rightHip: [0, 0, -0.12],
};
const WRIST: Readonly<Record<string, 'elbow' | 'hand'>> = {
  Elbow: 'elbow',
  Wrist: 'hand',
  Pinky: 'hand',
  Index: 'hand',
  Thumb: 'hand',
};

/** The landmarks as a perfect pose net would see them. */
export function poseOf(camera: CounterCamera, of: Body): PoseLandmarks {
  const hips: CounterPoint = { x: of.x, y: of.hipHeightM, z: of.z };
  const picture = new Float32Array(3 * POSE_LANDMARK_NAMES.length);
  const world = new Float32Array(3 * POSE_LANDMARK_NAMES.length);
  for (const [i, name] of POSE_LANDMARK_NAMES.entries()) {
    const at = placeOf(name, of, hips);
    const pixel = project(camera, at);
    picture.set([pixel.x, pixel.y, of.visibility], 3 * i);
    const { x, y, z } = toCameraAxes(camera, subtract(at, hips));
    world.set([x, y, z], 3 * i);
  }
  return { presence: of.presence, picture, world };
}

function placeOf(name: PoseLandmarkName, of: Body, hips: CounterPoint): CounterPoint {
  const known = HEAD_AND_TRUNK[name];
  if (known) return onTrunk(of, hips, known);
  const isLeft = name.startsWith('left');
  const part = WRIST[name.replace(/^(left|right)/, '')];
  const sign = isLeft ? 1 : -1;
  if (!part) return add(hips, { x: sign * 0.1, y: -0.4, z: 0.05 });
  const { out, up, ahead } = isLeft ? of.leftArm : of.rightArm;
  const shoulder = onTrunk(of, hips, [0.45, 0, sign * 0.18]);
  const share = part === 'elbow' ? 0.5 : 1;
  const reach = add(add(scale(leftOf(of), sign * out), { x: 0, y: up, z: 0 }), scale(aheadOf(of), ahead));
  return add(shoulder, scale(reach, share));
}

function onTrunk(of: Body, hips: CounterPoint, [along, ahead, left]: Place): CounterPoint {
  const [sin, cos] = [Math.sin(toRadians(of.leanDeg)), Math.cos(toRadians(of.leanDeg))];
  const forwards = scale(aheadOf(of), along * sin + ahead * cos);
  return add(add(add(hips, forwards), scale(leftOf(of), left)), { x: 0, y: along * cos - ahead * sin, z: 0 });
}

const aheadOf = ({ headingDeg }: Body): CounterPoint => ({
  x: Math.sin(toRadians(headingDeg)),
  y: 0,
  z: Math.cos(toRadians(headingDeg)),
});
const leftOf = ({ headingDeg }: Body): CounterPoint => ({
  x: Math.cos(toRadians(headingDeg)),
  y: 0,
  z: -Math.sin(toRadians(headingDeg)),
});
