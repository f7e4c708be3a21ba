import type { PicturePolygon } from './geometry.ts';
import type { Degrees, Metres } from './units.ts';

export const CAMERA_VIEWS = ['front', 'front-high', 'three-quarter', 'side', 'close'] as const;
export type CameraView = (typeof CAMERA_VIEWS)[number];

/** Parts of the picture. Whoever stays in `clerk` is the clerk; papers change hands in `handover`. */
export interface CounterZones {
  readonly clerk?: PicturePolygon;
  readonly citizen?: PicturePolygon;
  readonly handover?: PicturePolygon;
}

/** How a camera looks at a counter, as far as it is known. */
export interface CameraGeometry {
  readonly view?: CameraView;
  /** About the vertical; 0 looks straight at the clerk's front, + from the clerk's left. */
  readonly yawDeg?: Degrees;
  /** Downwards is +. */
  readonly pitchDeg?: Degrees;
  /** Of the lens above the floor. */
  readonly heightM?: Metres;
  /** From the lens to the middle of the scene: the clerk's upper body at the counter. */
  readonly distanceM?: Metres;
  /** Horizontal field of view. */
  readonly hfovDeg?: Degrees;
  readonly zones: CounterZones;
}
