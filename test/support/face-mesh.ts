import { toRadians } from '../../src/core/units.ts';
import type { FaceLandmarks } from '../../src/landmarks/face-landmarks.ts';
import { FACE_LANDMARK_COUNT } from '../../src/landmarks/face-landmarks.ts';

export interface MadeFace {
  readonly yawDeg?: number;
  readonly pitchDeg?: number;
  readonly rollDeg?: number;
  /** Chin to forehead. */
  readonly heightPx?: number;
  /** Corners of the mouth, in face heights, outwards and upwards of a neutral mouth. */
  readonly wider?: number;
  readonly lifted?: number;
  readonly open?: number;
}

type Vector = readonly [x: number, y: number, z: number];

/** In face heights about the middle of the head: x to the picture's right, y down, z away from the camera. */
const points = ({ wider = 0, lifted = 0, open = 0 }: MadeFace): Readonly<Record<number, Vector>> => ({
  10: [0, -0.5, 0],
  152: [0, 0.5, 0],
  234: [-0.4, 0, 0],
  454: [0.4, 0, 0],
  33: [-0.24, -0.12, -0.16],
  133: [-0.1, -0.12, -0.18],
  362: [0.1, -0.12, -0.18],
  263: [0.24, -0.12, -0.16],
  2: [0, 0.12, -0.24],
  0: [0, 0.2, -0.23],
  13: [0, 0.24 - open / 2, -0.22],
  14: [0, 0.24 + open / 2, -0.22],
  61: [-0.14 - wider, 0.25 - lifted, -0.17],
  291: [0.14 + wider, 0.25 - lifted, -0.17],
});

/** The points of a face mesh that readings are made of, of a rigid head turned as asked; the others are at its middle. */
export function faceMesh(face: MadeFace = {}): FaceLandmarks {
  const { yawDeg = 0, pitchDeg = 0, rollDeg = 0, heightPx = 120 } = face;
  const picture = new Float32Array(3 * FACE_LANDMARK_COUNT);
  for (const [index, point] of Object.entries(points(face))) {
    const turned = rolled(yawed(pitched(point, toRadians(pitchDeg)), toRadians(yawDeg)), toRadians(rollDeg));
    picture.set(
      turned.map((v, axis) => v * heightPx + (axis < 2 ? 300 : 0)),
      3 * Number(index),
    );
  }
  return { presence: 0.99, picture };
}

/** + bends the head down: what faces the camera (−z) moves down (+y). */
const pitched = ([x, y, z]: Vector, a: number): Vector => [
  x,
  y * Math.cos(a) - z * Math.sin(a),
  y * Math.sin(a) + z * Math.cos(a),
];
/** + turns the head to the person's own left: what faces the camera moves to the picture's right. */
const yawed = ([x, y, z]: Vector, a: number): Vector => [
  x * Math.cos(a) - z * Math.sin(a),
  y,
  x * Math.sin(a) + z * Math.cos(a),
];
const rolled = ([x, y, z]: Vector, a: number): Vector => [
  x * Math.cos(a) - y * Math.sin(a),
  x * Math.sin(a) + y * Math.cos(a),
  z,
];
