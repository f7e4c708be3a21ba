import type { TrunkAnatomy } from '../core/anatomy.ts';
import { TRUNK_LENGTH_M } from '../core/anatomy.ts';
import type { CounterCamera, CounterPoint } from '../core/counter-camera.ts';
import { toCameraAxes } from '../core/counter-camera.ts';
import type { Metres } from '../core/units.ts';

/** Number of parameters: lateral place and height of the hips in metres, forward and sideways lean in radians. */
export const TRUNK_PARAMETERS = 4;

/** Where the link appears, and how that changes with its parameters. */
export interface LinkProjection {
  /** x, y of the shoulders' middle, x, y of the head, pixels; overwritten by the next call. */
  readonly predicted: Float64Array;
  /** 4 rows as in `predicted` × 4 parameters; overwritten by the next call. */
  readonly jacobian: Float64Array;
}

/** In the camera's axes: right, down, into the picture. */
type CameraVector = readonly [x: number, y: number, z: number];

/**
 * The upper body as one rigid link that turns about the hips, with hips, shoulders and head in one line, as a camera
 * sees it. The person faces straight across the counter.
 */
export class TrunkLink {
  readonly #focalPx: number;
  readonly #centreX: number;
  readonly #centreY: number;
  readonly #origin: CameraVector;
  readonly #up: CameraVector;
  readonly #ahead: CameraVector;
  readonly #left: CameraVector;
  readonly #predicted = new Float64Array(4);
  readonly #jacobian = new Float64Array(4 * TRUNK_PARAMETERS);

  constructor(camera: CounterCamera) {
    const inCamera = (v: CounterPoint): CameraVector => {
      const { x, y, z } = toCameraAxes(camera, v);
      return [x, y, z];
    };
    const [x, y, z] = inCamera(camera.position);
    this.#focalPx = camera.focalPx;
    this.#centreX = camera.picture.width / 2;
    this.#centreY = camera.picture.height / 2;
    this.#origin = [-x, -y, -z];
    this.#up = inCamera({ x: 0, y: 1, z: 0 });
    this.#ahead = inCamera({ x: 0, y: 0, z: 1 });
    this.#left = inCamera({ x: 1, y: 0, z: 0 });
  }

  /**
   * Projects shoulders and head, with derivatives by every parameter. The result is overwritten by the next call.
   * @param state the parameters, in the order of TRUNK_PARAMETERS
   */
  project(state: Float64Array, anatomy: TrunkAnatomy): LinkProjection {
    this.#point(0, state, TRUNK_LENGTH_M, 0);
    this.#point(2, state, TRUNK_LENGTH_M + anatomy.neckLengthM, anatomy.faceForwardM);
    return { predicted: this.#predicted, jacobian: this.#jacobian };
  }

  /** Projects a point `alongM` up the trunk and `frontM` in front of it into the rows from `row`. */
  #point(row: number, state: Float64Array, alongM: Metres, frontM: Metres): void {
    const [lateral, height, lean, side] = state as unknown as readonly [number, number, number, number];
    const [sinLean, cosLean, sinSide, cosSide] = [Math.sin(lean), Math.cos(lean), Math.sin(side), Math.cos(side)];
    const ahead = alongM * sinLean + frontM * cosLean;
    const left = alongM * sinSide;
    const up = height + alongM * cosLean * cosSide - frontM * sinLean;
    const x = this.#axis(0, ahead, left, up) + this.#origin[0] + lateral;
    const y = this.#axis(1, ahead, left, up) + this.#origin[1];
    const z = this.#axis(2, ahead, left, up) + this.#origin[2];
    this.#predicted[row] = this.#centreX + (this.#focalPx * x) / z;
    this.#predicted[row + 1] = this.#centreY + (this.#focalPx * y) / z;
    this.#derive(row, 0, x / z, y / z, z, 1, 0, 0);
    this.#derive(row, 1, x / z, y / z, z, this.#up[0], this.#up[1], this.#up[2]);
    const dAhead = alongM * cosLean - frontM * sinLean;
    const dUp = -alongM * sinLean * cosSide - frontM * cosLean;
    this.#derive(row, 2, x / z, y / z, z, ...this.#axes(dAhead, 0, dUp));
    this.#derive(row, 3, x / z, y / z, z, ...this.#axes(0, alongM * cosSide, -alongM * cosLean * sinSide));
  }

  #axis(axis: 0 | 1 | 2, ahead: number, left: number, up: number): number {
    return ahead * this.#ahead[axis] + left * this.#left[axis] + up * this.#up[axis];
  }

  #axes(ahead: number, left: number, up: number): [number, number, number] {
    return [this.#axis(0, ahead, left, up), this.#axis(1, ahead, left, up), this.#axis(2, ahead, left, up)];
  }

  #derive(row: number, parameter: number, u: number, v: number, z: number, dx: number, dy: number, dz: number): void {
    const gain = this.#focalPx / z;
    this.#jacobian[row * TRUNK_PARAMETERS + parameter] = gain * (dx - u * dz);
    this.#jacobian[(row + 1) * TRUNK_PARAMETERS + parameter] = gain * (dy - v * dz);
  }
}
