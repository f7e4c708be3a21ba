import type { PixelPoint, WorldPoint } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';

/** BlazePose's 33 landmarks in the order of the model's output; left and right are the person's own. */
export const POSE_LANDMARK_NAMES = [
  'nose',
  'leftEyeInner',
  'leftEye',
  'leftEyeOuter',
  'rightEyeInner',
  'rightEye',
  'rightEyeOuter',
  'leftEar',
  'rightEar',
  'mouthLeft',
  'mouthRight',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftPinky',
  'rightPinky',
  'leftIndex',
  'rightIndex',
  'leftThumb',
  'rightThumb',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
  'leftHeel',
  'rightHeel',
  'leftFootIndex',
  'rightFootIndex',
] as const;
export type PoseLandmarkName = (typeof POSE_LANDMARK_NAMES)[number];

const INDEX = Object.fromEntries(POSE_LANDMARK_NAMES.map((name, i) => [name, i])) as Record<PoseLandmarkName, number>;

/** A person's body in one frame. */
export interface PoseLandmarks {
  /** The model's own score that a person is in the region, 0..1. */
  readonly presence: Probability;
  /** 33 × (x px, y px, visibility 0..1), in the displayed picture; points may lie outside it. */
  readonly picture: Float32Array;
  /** 33 × (x, y, z) metres about the middle of the hips, in the camera's axes. */
  readonly world: Float32Array;
}

export const POSE_LANDMARK_COUNT = POSE_LANDMARK_NAMES.length;

/** Where a landmark appears, in pixels of the displayed picture (may lie outside it), and how surely it is visible. */
export function pixelOf(
  pose: PoseLandmarks,
  name: PoseLandmarkName,
): PixelPoint & { readonly visibility: Probability } {
  const i = INDEX[name] * 3;
  return { x: pose.picture[i]!, y: pose.picture[i + 1]!, visibility: pose.picture[i + 2]! };
}

/** Where a landmark lies in space: metres about the middle of the hips, in the camera's axes. */
export function worldOf(pose: PoseLandmarks, name: PoseLandmarkName): WorldPoint {
  const i = INDEX[name] * 3;
  return { x: pose.world[i]!, y: pose.world[i + 1]!, z: pose.world[i + 2]! };
}
