import type { Measured } from '../core/measured.ts';
import type { Degrees, Probability } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import type { FaceLandmarks } from '../landmarks/face-landmarks.ts';
import type { FaceReading, MouthShape } from './reading.ts';

/** Indices of the canonical face mesh (MediaPipe face_mesh); left and right are the person's own. */
const MESH = {
  foreheadTop: 10,
  chin: 152,
  rightCheek: 234,
  leftCheek: 454,
  rightEyeOuter: 33,
  rightEyeInner: 133,
  leftEyeInner: 362,
  leftEyeOuter: 263,
  underNose: 2,
  upperLipTop: 0,
  upperLipInner: 13,
  lowerLipInner: 14,
  mouthRight: 61,
  mouthLeft: 291,
} as const;

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Reduces a face mesh to what may be kept: size, angles and the mouth's shape. */
export function readFace(face: FaceLandmarks, happiness: Measured<Probability>): FaceReading {
  const at = (index: number): Vector => ({
    x: face.picture[index * 3]!,
    y: face.picture[index * 3 + 1]!,
    z: face.picture[index * 3 + 2]!,
  });
  const across = minus(at(MESH.leftCheek), at(MESH.rightCheek));
  const downwards = minus(at(MESH.chin), at(MESH.foreheadTop));
  return {
    presence: face.presence,
    heightPx: Math.hypot(downwards.x, downwards.y),
    ...headAngles(across, downwards),
    mouth: mouthShape(at, across, downwards),
    happiness,
  };
}

/** From the cheek-to-cheek and forehead-to-chin lines; the face looks along their common normal, z towards the camera is negative. */
function headAngles(across: Vector, downwards: Vector): { yawDeg: Degrees; pitchDeg: Degrees; rollDeg: Degrees } {
  const ahead = cross(downwards, across);
  return {
    yawDeg: toDegrees(Math.atan2(ahead.x, -ahead.z)),
    pitchDeg: toDegrees(Math.atan2(ahead.y, Math.hypot(ahead.x, ahead.z))),
    rollDeg: toDegrees(Math.atan2(across.y, across.x)),
  };
}

/** In the head's own axes, so that a turned or bowed head does not change the shape. */
function mouthShape(at: (index: number) => Vector, across: Vector, downwards: Vector): MouthShape {
  const rightEye = middle(at(MESH.rightEyeOuter), at(MESH.rightEyeInner));
  const leftEye = middle(at(MESH.leftEyeOuter), at(MESH.leftEyeInner));
  const unit = length(minus(leftEye, rightEye)) || 1;
  const right = scaled(across, 1 / (length(across) || 1));
  const square = minus(downwards, scaled(right, dot(downwards, right)));
  const down = scaled(square, 1 / (length(square) || 1));
  /** Distance below the eyes, in eye distances. */
  const below = (p: Vector) => dot(minus(p, rightEye), down) / unit;
  const corners = (below(at(MESH.mouthRight)) + below(at(MESH.mouthLeft))) / 2;
  const upper = below(at(MESH.upperLipInner));
  const lower = below(at(MESH.lowerLipInner));
  return {
    width: length(minus(at(MESH.mouthLeft), at(MESH.mouthRight))) / unit,
    cornerLift: (upper + lower) / 2 - corners,
    cornerToNose: below(at(MESH.underNose)) - corners,
    cornerToUpperLip: below(at(MESH.upperLipTop)) - corners,
    opening: lower - upper,
  };
}

const minus = (a: Vector, b: Vector): Vector => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
const middle = (a: Vector, b: Vector): Vector => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, z: (a.z + b.z) / 2 });
const scaled = (a: Vector, k: number): Vector => ({ x: a.x * k, y: a.y * k, z: a.z * k });
const dot = (a: Vector, b: Vector): number => a.x * b.x + a.y * b.y + a.z * b.z;
const length = (a: Vector): number => Math.hypot(a.x, a.y, a.z);
const cross = (a: Vector, b: Vector): Vector => ({
  x: a.y * b.z - a.z * b.y,
  y: a.z * b.x - a.x * b.z,
  z: a.x * b.y - a.y * b.x,
});
