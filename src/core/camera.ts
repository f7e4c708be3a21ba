import type { CameraView } from '../contract/camera-view.ts';
import type { PicturePolygon } from './geometry.ts';
import type { Degrees, Metres } from './units.ts';

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
