import type { CounterCamera } from '../core/counter-camera.ts';
import { fromLineOfSight, onClerkPlane, pixelsPerMetre } from '../core/counter-camera.ts';
import type { PixelPoint, WorldPoint } from '../core/geometry.ts';
import { isInPicture, midpoint } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Degrees, Metres, Pixels } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import { add, between, scale, subtract, unit } from '../core/vector.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';

/** Where a head faces, in the counter's axes. */
export interface HeadAngles {
  /** 0 across the counter, + to the person's own left for a clerk. */
  readonly yawDeg: Degrees;
  /** 0 level, + down. */
  readonly pitchDeg: Degrees;
}

/** The nose of one pose beside its ears. */
export interface NoseSighting {
  readonly nosePx: PixelPoint;
  /** From the ears to the tip of the nose in the picture, to the right and down, in lengths of a nose seen from the side. */
  readonly right: number;
  readonly down: number;
  /** The same by the net's own metric landmarks, a unit vector. */
  readonly net: WorldPoint;
  /** Of a nose seen from the side. */
  readonly lengthPx: Pixels;
}

/** Ears to the tip of the nose: fits the heads of 32 rendered clips within 5° in yaw, of 0.1, 0.115 and 0.135. */
const NOSE_AHEAD_M: Metres = 0.115;
/** In a nose drawn shorter than this, an error of one pixel is one of 10°. */
const SHORTEST_NOSE_PX: Pixels = 6;
/**
 * A nose near its full length beside the ears tells little of the angle, as a sine does near its top: from a profile on the
 * net's own depth tells more. That depth is 20° too far for a head turned 40° from the camera, so it counts only there.
 */
const PROFILE_DEG = { from: 62, to: 78 } as const;
/** Of nose and ears together. */
const LANDMARK_ERROR_PX: Pixels = 2;
/** Where the nose is this little towards the camera, in its lengths, the net's own depth has taken over. */
const LEAST_DEPTH = 0.2;
/** Turned further from the camera, a head shows its back. */
const BACK_OF_HEAD_DEG: Degrees = 125;

/** `out-of-frame`, `too-small`, or `bad-view` where the camera sees the back of the head. */
export function sightNose(pose: PoseLandmarks, camera: CounterCamera): Measured<NoseSighting> {
  const nosePx = pixelOf(pose, 'nose');
  if (!isInPicture(nosePx, camera.picture)) return unavailable('out-of-frame');
  const lengthPx = NOSE_AHEAD_M * pixelsPerMetre(camera, onClerkPlane(camera, nosePx));
  if (lengthPx < SHORTEST_NOSE_PX) return unavailable('too-small');
  const net = unit(subtract(worldOf(pose, 'nose'), between(worldOf(pose, 'leftEar'), worldOf(pose, 'rightEar'))));
  if (fromCameraDeg(net) > BACK_OF_HEAD_DEG) return unavailable('bad-view');
  const ears = midpoint(pixelOf(pose, 'leftEar'), pixelOf(pose, 'rightEar'));
  const [right, down] = [(nosePx.x - ears.x) / lengthPx, (nosePx.y - ears.y) / lengthPx];
  return measured({ nosePx, right, down, net, lengthPx });
}

/** By what the picture shows of the nose, or from a profile on by the net's own depth. */
export function headOfNose({ nosePx, right, down, net }: NoseSighting, camera: CounterCamera): HeadAngles {
  const profile = (fromCameraDeg(net) - PROFILE_DEG.from) / (PROFILE_DEG.to - PROFILE_DEG.from);
  const share = Math.min(1, Math.max(0, profile));
  const ahead = unit(add(scale(inPicture(right, down), 1 - share), scale(net, share)));
  const { x, y, z } = fromLineOfSight(camera, nosePx, ahead);
  return { yawDeg: toDegrees(Math.atan2(x, z)), pitchDeg: toDegrees(Math.atan2(-y, Math.hypot(x, z))) };
}

/** What the errors of nose and ears in the picture come to: most in a head turned far from the camera. */
export function nosePrecisionDeg({ right, down, lengthPx }: NoseSighting): Degrees {
  const depth = Math.max(LEAST_DEPTH, -inPicture(right, down).z);
  return toDegrees(LANDMARK_ERROR_PX / lengthPx / depth);
}

const fromCameraDeg = ({ x, z }: WorldPoint): Degrees => Math.abs(toDegrees(Math.atan2(x, -z)));

/** The depth of a nose follows from its length. */
function inPicture(right: number, down: number): WorldPoint {
  const across = Math.max(1, Math.hypot(right, down));
  const [x, y] = [right / across, down / across];
  return { x, y, z: -Math.sqrt(Math.max(0, 1 - x * x - y * y)) };
}
