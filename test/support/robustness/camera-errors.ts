import type { CameraGeometry } from '../../../src/core/camera.ts';

/** How a camera file is wrong about its camera. */
interface CameraError {
  readonly yawDeg: number;
  readonly heightM: number;
  /** Error as a share of the distance. */
  readonly distanceShare: number;
}

const NONE: CameraError = { yawDeg: 0, heightM: 0, distanceShare: 0 };
/** As far off as people who measure with a tape and estimate angles by eye. */
const YAW_DEG = 3;
const HEIGHT_M = 0.1;
const DISTANCE_SHARE = 0.1;

export const CAMERA_ERRORS = {
  none: NONE,
  'yaw +3°': { ...NONE, yawDeg: YAW_DEG },
  'yaw −3°': { ...NONE, yawDeg: -YAW_DEG },
  'height +10 cm': { ...NONE, heightM: HEIGHT_M },
  'height −10 cm': { ...NONE, heightM: -HEIGHT_M },
  'distance +10 %': { ...NONE, distanceShare: DISTANCE_SHARE },
  'distance −10 %': { ...NONE, distanceShare: -DISTANCE_SHARE },
  'high, far, yaw +3°': { yawDeg: YAW_DEG, heightM: HEIGHT_M, distanceShare: DISTANCE_SHARE },
  'low, near, yaw −3°': { yawDeg: -YAW_DEG, heightM: -HEIGHT_M, distanceShare: -DISTANCE_SHARE },
} as const satisfies Readonly<Record<string, CameraError>>;
export type CameraErrorName = keyof typeof CAMERA_ERRORS;
export const CAMERA_ERROR_NAMES = Object.keys(CAMERA_ERRORS) as readonly CameraErrorName[];

/** What the camera file says of a camera that is really so. */
export function misjudged(truth: CameraGeometry, error: CameraErrorName): CameraGeometry {
  const { yawDeg, heightM, distanceShare } = CAMERA_ERRORS[error];
  return {
    ...truth,
    yawDeg: truth.yawDeg! + yawDeg,
    heightM: truth.heightM! + heightM,
    distanceM: truth.distanceM! * (1 + distanceShare),
  };
}
