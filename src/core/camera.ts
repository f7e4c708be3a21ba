import type { CameraView } from '../contract/camera-view.ts';
import type { PicturePolygon } from './geometry.ts';
import type { Degrees, Metres } from './units.ts';

/** Parts of the picture by their use: the clerk's place, the citizen's place, and where papers change hands. */
export interface CounterZones {
  readonly clerk?: PicturePolygon;
  readonly citizen?: PicturePolygon;
  readonly handover?: PicturePolygon;
}

/** How a camera looks at a counter. Every property may be unknown. */
export interface CameraGeometry {
  readonly view?: CameraView;
  /** Rotation about the vertical: 0 straight in front of the clerk, + from the clerk's left. */
  readonly yawDeg?: Degrees;
  /** Rotation about the horizontal: 0 level, + downwards. */
  readonly pitchDeg?: Degrees;
  /** Lens above the floor. */
  readonly heightM?: Metres;
  /** From the lens to the clerk's upper body at the counter. */
  readonly distanceM?: Metres;
  /** Horizontal field of view, 0..180. */
  readonly hfovDeg?: Degrees;
  readonly zones: CounterZones;
}
