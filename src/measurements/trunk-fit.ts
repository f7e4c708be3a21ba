import type { CounterCamera, CounterPoint } from '../core/counter-camera.ts';
import { add, dot, onClerkPlane, pixelsPerMetre, project, scale } from '../core/counter-camera.ts';
import type { PixelPoint } from '../core/geometry.ts';
import { leastSquares } from '../core/least-squares.ts';
import type { Degrees, Metres } from '../core/units.ts';
import { toDegrees, toRadians } from '../core/units.ts';

/**
 * The upper body as one rigid link that turns about the hips: hips, shoulders and head in one line. A single picture
 * shows where shoulders and head appear; the fit asks which height of the hips and which lean explain both through the
 * camera's own position, and how surely.
 */
export interface TrunkFit {
  /** Of the middle of the hip joints above the floor. */
  readonly hipHeightM: Metres;
  readonly hipHeightUncertaintyM: Metres;
  /** Against the vertical, towards where the person faces: forward +. */
  readonly leanDeg: Degrees;
  readonly leanUncertaintyDeg: Degrees;
  /** Against the vertical, to the person's own left: +. */
  readonly sideLeanDeg: Degrees;
}

export interface TrunkSighting {
  /** Middle of the shoulder joints. */
  readonly shoulders: PixelPoint;
  /** Middle of the ears and eyes. */
  readonly head: PixelPoint;
}

/** What is known before looking. */
export interface TrunkPrior {
  readonly hipHeightM: Metres;
  readonly hipHeightSpreadM: Metres;
  /** Heading of the body about the vertical: 0 straight across the counter, + to the person's own left. */
  readonly headingDeg: Degrees;
  readonly anatomy: TrunkAnatomy;
}

/** Where the head sits on the trunk's line; a standing baseline tells it for each person and camera. */
export interface TrunkAnatomy {
  /** Shoulder joints to the middle of ears and eyes, along the trunk. */
  readonly neckLengthM: Metres;
  /** The latter in front of the trunk's line. */
  readonly faceForwardM: Metres;
}
/** Adults, head held naturally (GB/T 10000-1988: eye height less shoulder height, shoulder joints 3 cm lower). */
export const TYPICAL_ANATOMY: TrunkAnatomy = { neckLengthM: 0.2, faceForwardM: 0.07 };
const NECK_SPREAD_M: Metres = 0.06;
const FACE_FORWARD_SPREAD_M: Metres = 0.04;

/** Hip to shoulder joints of adults: 0.43–0.50 m (GB/T 10000-1988, shoulder height less hip height). */
export const TRUNK_LENGTH_M: Metres = 0.45;
/** Anatomical spread of what the landmarks mark, standard deviations. The head also nods by itself. */
const SHOULDER_SPREAD_M: Metres = 0.015;
const HEAD_SPREAD_M: Metres = 0.04;
const LEAN_SPREAD_DEG: Degrees = 40;
const SIDE_LEAN_SPREAD_DEG: Degrees = 6;
const LATERAL_SPREAD_M: Metres = 2;
const SOLVER = { iterations: 6, largestStep: [1, 0.3, 0.35, 0.35] } as const;

/** Maximum a posteriori; the uncertainties are those of the linearised posterior. */
export function fitTrunk(camera: CounterCamera, sighting: TrunkSighting, prior: TrunkPrior): TrunkFit {
  const link = linkAcross(camera, prior.headingDeg);
  const shouldersAt = onClerkPlane(camera, sighting.shoulders);
  const perMetre = pixelsPerMetre(camera, shouldersAt);
  const mean = [dot(shouldersAt, camera.right), prior.hipHeightM, 0, 0] as const;
  const spread = [
    LATERAL_SPREAD_M,
    prior.hipHeightSpreadM,
    toRadians(LEAN_SPREAD_DEG),
    toRadians(SIDE_LEAN_SPREAD_DEG),
  ];
  const residuals = (state: readonly number[]): number[] => {
    const { shoulders, head } = link(state as TrunkState, prior.anatomy);
    return [
      ...misfit(camera, shoulders, sighting.shoulders, SHOULDER_SPREAD_M * perMetre),
      ...misfit(camera, head, sighting.head, HEAD_SPREAD_M * perMetre),
      ...state.map((v, k) => (v - mean[k]!) / spread[k]!),
    ];
  };
  const { state, deviation } = leastSquares(residuals, mean, SOLVER);
  return {
    hipHeightM: state[1]!,
    hipHeightUncertaintyM: deviation[1]!,
    leanDeg: toDegrees(state[2]!),
    leanUncertaintyDeg: toDegrees(deviation[2]!),
    sideLeanDeg: toDegrees(state[3]!),
  };
}

/** The anatomy with which somebody who stands upright at a known height appears as seen. */
export function fitAnatomy(
  camera: CounterCamera,
  upright: TrunkSighting,
  hipHeightM: Metres,
  headingDeg: Degrees,
): TrunkAnatomy {
  const link = linkAcross(camera, headingDeg);
  const shouldersAt = onClerkPlane(camera, upright.shoulders);
  const tight = SHOULDER_SPREAD_M * pixelsPerMetre(camera, shouldersAt);
  const mean = [dot(shouldersAt, camera.right), TYPICAL_ANATOMY.neckLengthM, TYPICAL_ANATOMY.faceForwardM] as const;
  const residuals = ([lateralM, neckLengthM, faceForwardM]: readonly number[]): number[] => {
    const anatomy = { neckLengthM: neckLengthM!, faceForwardM: faceForwardM! };
    const { shoulders, head } = link([lateralM!, hipHeightM, 0, 0], anatomy);
    return [
      ...misfit(camera, shoulders, upright.shoulders, tight),
      ...misfit(camera, head, upright.head, tight),
      (neckLengthM! - mean[1]) / NECK_SPREAD_M,
      (faceForwardM! - mean[2]) / FACE_FORWARD_SPREAD_M,
    ];
  };
  const { state } = leastSquares(residuals, mean, { iterations: 4, largestStep: [1, 0.1, 0.1] });
  return { neckLengthM: state[1]!, faceForwardM: state[2]! };
}

type TrunkState = readonly [lateralM: Metres, hipHeightM: Metres, leanRad: number, sideLeanRad: number];

/** Builds the link for a camera, along whose horizontal axis the person may stand. */
function linkAcross(camera: CounterCamera, headingDeg: Degrees) {
  const heading = toRadians(headingDeg);
  const ahead: CounterPoint = { x: Math.sin(heading), y: 0, z: Math.cos(heading) };
  const left: CounterPoint = { x: Math.cos(heading), y: 0, z: -Math.sin(heading) };
  return ([lateralM, hipHeightM, lean, side]: TrunkState, anatomy: TrunkAnatomy) => {
    const hips = { ...scale(camera.right, lateralM), y: hipHeightM };
    const upright = { x: 0, y: Math.cos(lean) * Math.cos(side), z: 0 };
    const trunk = add(add(scale(ahead, Math.sin(lean)), scale(left, Math.sin(side))), upright);
    const front = add(scale(ahead, Math.cos(lean)), { x: 0, y: -Math.sin(lean), z: 0 });
    const shoulders = add(hips, scale(trunk, TRUNK_LENGTH_M));
    const head = add(add(shoulders, scale(trunk, anatomy.neckLengthM)), scale(front, anatomy.faceForwardM));
    return { shoulders, head };
  };
}

function misfit(camera: CounterCamera, expected: CounterPoint, seen: PixelPoint, spreadPx: number): [number, number] {
  const at = project(camera, expected);
  return [(at.x - seen.x) / spreadPx, (at.y - seen.y) / spreadPx];
}
