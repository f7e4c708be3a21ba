import type { Measured } from '../core/measured.ts';
import type { Degrees, Probability } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import type { Vector } from '../core/vector.ts';
import { between, cross, dot, length, scale, subtract, unit } from '../core/vector.ts';
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

/** Reduces a face mesh to what may be stored: its size, its angles and the shape of the mouth. */
export function readFace(face: FaceLandmarks, happiness: Measured<Probability>): FaceReading {
  const at = (index: number): Vector => ({
    x: face.picture[index * 3]!,
    y: face.picture[index * 3 + 1]!,
    z: face.picture[index * 3 + 2]!,
  });
  const across = subtract(at(MESH.leftCheek), at(MESH.rightCheek));
  const downwards = subtract(at(MESH.chin), at(MESH.foreheadTop));
  return {
    presence: face.presence,
    heightPx: Math.hypot(downwards.x, downwards.y),
    ...headAngles(across, downwards),
    mouth: mouthShape(at, across, downwards),
    happiness,
  };
}

/**
 * From the cheek-to-cheek and forehead-to-chin lines. The face looks along their common normal; z towards the camera is
 * negative.
 */
function headAngles(across: Vector, downwards: Vector): { yawDeg: Degrees; pitchDeg: Degrees; rollDeg: Degrees } {
  const ahead = cross(downwards, across);
  return {
    yawDeg: toDegrees(Math.atan2(ahead.x, -ahead.z)),
    pitchDeg: toDegrees(Math.atan2(ahead.y, Math.hypot(ahead.x, ahead.z))),
    rollDeg: toDegrees(Math.atan2(across.y, across.x)),
  };
}

/** Measured in the head's own axes, so that a turned or bowed head does not change the shape. */
function mouthShape(at: (index: number) => Vector, across: Vector, downwards: Vector): MouthShape {
  const rightEye = between(at(MESH.rightEyeOuter), at(MESH.rightEyeInner));
  const leftEye = between(at(MESH.leftEyeOuter), at(MESH.leftEyeInner));
  const eyeDistance = length(subtract(leftEye, rightEye)) || 1;
  const right = unit(across);
  const down = unit(subtract(downwards, scale(right, dot(downwards, right))));
  /** Distance below the eyes, in eye distances. */
  const below = (p: Vector) => dot(subtract(p, rightEye), down) / eyeDistance;
  const corners = (below(at(MESH.mouthRight)) + below(at(MESH.mouthLeft))) / 2;
  const upper = below(at(MESH.upperLipInner));
  const lower = below(at(MESH.lowerLipInner));
  return {
    width: length(subtract(at(MESH.mouthLeft), at(MESH.mouthRight))) / eyeDistance,
    cornerLift: (upper + lower) / 2 - corners,
    cornerToNose: below(at(MESH.underNose)) - corners,
    cornerToUpperLip: below(at(MESH.upperLipTop)) - corners,
    opening: lower - upper,
  };
}
