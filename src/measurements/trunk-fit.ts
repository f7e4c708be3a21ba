import type { TrunkAnatomy } from '../core/anatomy.ts';
import { TYPICAL_ANATOMY } from '../core/anatomy.ts';
import type { CounterCamera } from '../core/counter-camera.ts';
import { onClerkPlane, pixelsPerMetre } from '../core/counter-camera.ts';
import type { PixelPoint } from '../core/geometry.ts';
import { leastSquares } from '../core/least-squares.ts';
import { solveInPlace } from '../core/linear-system.ts';
import type { Degrees, Metres, Pixels } from '../core/units.ts';
import { toDegrees, toRadians } from '../core/units.ts';
import { dot } from '../core/vector.ts';
import { TRUNK_PARAMETERS, TrunkLink } from './trunk-link.ts';

/**
 * The upper body that explains where shoulders and head appear in one picture, through the camera's own position, with
 * its uncertainty.
 */
export interface TrunkFit {
  /** Place of the hips along the picture's horizontal axis, from the clerk's place. */
  readonly lateralM: Metres;
  /** Middle of the hip joints above the floor. */
  readonly hipHeightM: Metres;
  readonly hipHeightUncertaintyM: Metres;
  /** Angle to the vertical, + towards where the person faces. */
  readonly leanDeg: Degrees;
  readonly leanUncertaintyDeg: Degrees;
  /** Squared standardised residuals of the sighting and the prior; about 3 where the link explains both. */
  readonly chiSquared: number;
}

export interface TrunkSighting {
  /** Middle of the shoulder joints. */
  readonly shoulders: PixelPoint;
  /** Middle of the ears and eyes. */
  readonly head: PixelPoint;
}

/** What is known before looking: means and standard deviations. */
export interface TrunkPrior {
  readonly hipHeightM: Metres;
  readonly hipHeightSpreadM: Metres;
  /** Where the hips are, if anything says so; otherwise below the shoulders. */
  readonly lateralM?: Metres;
  readonly lateralSpreadM: Metres;
  readonly anatomy: TrunkAnatomy;
}

/** Anatomical spread of what the landmarks mark, as standard deviations. The head also nods by itself. */
const SHOULDER_SPREAD_M: Metres = 0.015;
const HEAD_SPREAD_M: Metres = 0.04;
const LEAN_SPREAD_DEG: Degrees = 40;
const SIDE_LEAN_SPREAD_DEG: Degrees = 6;
const NECK_SPREAD_M: Metres = 0.06;
const FACE_FORWARD_SPREAD_M: Metres = 0.04;
const ITERATIONS = 5;
/** Index of the forward lean among the parameters. */
const LEAN = 2;
const LARGEST_STEP = [1, 0.3, 0.35, 0.35] as const;
/** Residual rows: x and y of shoulders and head. */
const ROWS = 4;

/** Fits the trunk link to sightings of one camera. Keeps its scratch memory between calls. */
export class TrunkFitter {
  readonly #camera: CounterCamera;
  readonly #link: TrunkLink;
  readonly #seen = new Float64Array(ROWS);
  readonly #weight = new Float64Array(ROWS);
  readonly #mean = new Float64Array(TRUNK_PARAMETERS);
  readonly #precision = new Float64Array(TRUNK_PARAMETERS);
  readonly #state = new Float64Array(TRUNK_PARAMETERS);
  readonly #normal = new Float64Array(TRUNK_PARAMETERS * TRUNK_PARAMETERS);
  readonly #gradient = new Float64Array(TRUNK_PARAMETERS);

  constructor(camera: CounterCamera) {
    this.#camera = camera;
    this.#link = new TrunkLink(camera);
  }

  /** Maximum a posteriori by Gauss–Newton. The uncertainties are those of the linearised posterior. */
  fit(sighting: TrunkSighting, prior: TrunkPrior): TrunkFit {
    const shouldersAt = onClerkPlane(this.#camera, sighting.shoulders);
    const perMetre = pixelsPerMetre(this.#camera, shouldersAt);
    this.#seen.set([sighting.shoulders.x, sighting.shoulders.y, sighting.head.x, sighting.head.y]);
    this.#weight.fill((SHOULDER_SPREAD_M * perMetre) ** -2, 0, 2).fill((HEAD_SPREAD_M * perMetre) ** -2, 2);
    this.#mean.set([prior.lateralM ?? dot(shouldersAt, this.#camera.right), prior.hipHeightM, 0, 0]);
    this.#precision.set([
      prior.lateralSpreadM ** -2,
      prior.hipHeightSpreadM ** -2,
      toRadians(LEAN_SPREAD_DEG) ** -2,
      toRadians(SIDE_LEAN_SPREAD_DEG) ** -2,
    ]);
    this.#state.set(this.#mean);
    for (let i = 0; i < ITERATIONS; i++) {
      this.#linearise(prior.anatomy);
      solveInPlace(this.#normal, this.#gradient);
      for (let k = 0; k < TRUNK_PARAMETERS; k++) {
        const limit = LARGEST_STEP[k]!;
        this.#state[k]! -= Math.min(limit, Math.max(-limit, this.#gradient[k]!));
      }
    }
    return {
      lateralM: this.#state[0]!,
      hipHeightM: this.#state[1]!,
      hipHeightUncertaintyM: this.#deviation(1, prior.anatomy),
      leanDeg: toDegrees(this.#state[2]!),
      leanUncertaintyDeg: toDegrees(this.#deviation(2, prior.anatomy)),
      chiSquared: this.#chiSquared(prior.anatomy),
    };
  }

  #linearise(anatomy: TrunkAnatomy): void {
    const { predicted, jacobian } = this.#link.project(this.#state, anatomy);
    this.#normal.fill(0);
    for (let k = 0; k < TRUNK_PARAMETERS; k++) {
      this.#normal[k * TRUNK_PARAMETERS + k] = this.#precision[k]!;
      this.#gradient[k] = this.#precision[k]! * (this.#state[k]! - this.#mean[k]!);
    }
    for (let row = 0; row < ROWS; row++) {
      const weight = this.#weight[row]!;
      const misfit = predicted[row]! - this.#seen[row]!;
      for (let k = 0; k < TRUNK_PARAMETERS; k++) {
        const weighted = weight * jacobian[row * TRUNK_PARAMETERS + k]!;
        this.#gradient[k]! += weighted * misfit;
        for (let l = 0; l < TRUNK_PARAMETERS; l++)
          this.#normal[k * TRUNK_PARAMETERS + l]! += weighted * jacobian[row * TRUNK_PARAMETERS + l]!;
      }
    }
  }

  #chiSquared(anatomy: TrunkAnatomy): number {
    const { predicted } = this.#link.project(this.#state, anatomy);
    let sum = 0;
    for (let row = 0; row < ROWS; row++) sum += this.#weight[row]! * (predicted[row]! - this.#seen[row]!) ** 2;
    for (let k = 0; k < TRUNK_PARAMETERS; k++) {
      // The lean itself is what is asked for: a deep bow is no misfit.
      if (k !== LEAN) sum += this.#precision[k]! * (this.#state[k]! - this.#mean[k]!) ** 2;
    }
    return sum;
  }

  /** Square root of an entry on the diagonal of the inverse normal matrix. */
  #deviation(k: number, anatomy: TrunkAnatomy): number {
    this.#linearise(anatomy);
    this.#gradient.fill(0)[k] = 1;
    solveInPlace(this.#normal, this.#gradient);
    return Math.sqrt(Math.max(0, this.#gradient[k]!));
  }
}

/** The head placement with which a person who is upright, with hips at a known height, appears as seen. */
export function fitAnatomy(camera: CounterCamera, upright: TrunkSighting, hipHeightM: Metres): TrunkAnatomy {
  const link = new TrunkLink(camera);
  const shouldersAt = onClerkPlane(camera, upright.shoulders);
  const spreadPx: Pixels = SHOULDER_SPREAD_M * pixelsPerMetre(camera, shouldersAt);
  const { neckLengthM: neck, faceForwardM: forward } = TYPICAL_ANATOMY;
  const seen = [upright.shoulders.x, upright.shoulders.y, upright.head.x, upright.head.y];
  const residuals = ([lateralM, neckLengthM, faceForwardM]: readonly number[]): number[] => {
    const anatomy = { neckLengthM: neckLengthM!, faceForwardM: faceForwardM! };
    const { predicted } = link.project(Float64Array.of(lateralM!, hipHeightM, 0, 0), anatomy);
    return [
      ...seen.map((value, row) => (predicted[row]! - value) / spreadPx),
      (neckLengthM! - neck) / NECK_SPREAD_M,
      (faceForwardM! - forward) / FACE_FORWARD_SPREAD_M,
    ];
  };
  const initial = [dot(shouldersAt, camera.right), neck, forward];
  const { state } = leastSquares(residuals, initial, { iterations: 4, largestStep: [1, 0.1, 0.1] });
  return { neckLengthM: state[1]!, faceForwardM: state[2]! };
}
