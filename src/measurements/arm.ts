import type { CounterCamera, CounterPoint } from '../core/counter-camera.ts';
import { add, scale } from '../core/counter-camera.ts';
import type { PicturePolygon, PixelPoint, WorldPoint } from '../core/geometry.ts';
import { distance, isInside, midpoint } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Metres, Pixels, Probability } from '../core/units.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';

export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];

/** One arm in one frame, in the person's own terms. */
export interface ArmReading {
  readonly wristPx: PixelPoint;
  /** Knuckle of the index finger: where a paper is held. */
  readonly handPx: PixelPoint;
  /** Wrist above the shoulder joint. */
  readonly raisedM: Metres;
  /** Wrist away from the body's middle, to the arm's own side; negative across the body. */
  readonly outwardM: Metres;
  /** Wrist in front of the shoulder, across the counter. */
  readonly forwardM: Metres;
  /** Index finger from the nearest of nose and ears, in the picture, in lengths of the trunk. */
  readonly fromHeadTrunks: number;
  readonly inHandoverZone: boolean;
}

/** The pose model marks wrists it only guesses (behind a body, a monitor, the counter) with a low visibility. */
const SEEN_VISIBILITY: Probability = 0.3;

export function readArm(
  pose: PoseLandmarks,
  side: Side,
  camera: CounterCamera,
  handover: PicturePolygon | undefined,
): Measured<ArmReading> {
  const wristPx = pixelOf(pose, `${side}Wrist`);
  const { width, height } = camera.picture;
  if (wristPx.x < 0 || wristPx.y < 0 || wristPx.x >= width || wristPx.y >= height) return unavailable('out-of-frame');
  if (wristPx.visibility < SEEN_VISIBILITY) return unavailable('occluded');
  const handPx = pixelOf(pose, `${side}Index`);
  const wrist = worldOf(pose, `${side}Wrist`);
  const fromShoulder = atCounter(camera, difference(wrist, worldOf(pose, `${side}Shoulder`)));
  const own = unit(difference(worldOf(pose, `${side}Shoulder`), worldOf(pose, `${opposite(side)}Shoulder`)));
  const across = difference(wrist, worldOf(pose, `${side}Shoulder`));
  return measured({
    wristPx,
    handPx,
    raisedM: fromShoulder.y,
    outwardM: own.x * across.x + own.y * across.y + own.z * across.z,
    forwardM: fromShoulder.z,
    fromHeadTrunks: fromHead(pose, handPx) / trunkLength(pose),
    inHandoverZone: handover !== undefined && isInside({ x: wristPx.x / width, y: wristPx.y / height }, handover),
  });
}

const fromHead = (pose: PoseLandmarks, handPx: PixelPoint): Pixels =>
  Math.min(...(['nose', 'leftEar', 'rightEar'] as const).map((name) => distance(pixelOf(pose, name), handPx)));

function trunkLength(pose: PoseLandmarks): Pixels {
  const shoulders = midpoint(pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder'));
  const hips = midpoint(pixelOf(pose, 'leftHip'), pixelOf(pose, 'rightHip'));
  return Math.max(1, distance(shoulders, hips));
}

/** From the camera's axes into the counter's. */
const atCounter = (camera: CounterCamera, v: WorldPoint): CounterPoint =>
  add(add(scale(camera.right, v.x), scale(camera.down, v.y)), scale(camera.forward, v.z));

const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left');
const difference = (a: WorldPoint, b: WorldPoint): WorldPoint => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
function unit(v: WorldPoint): WorldPoint {
  const length = Math.hypot(v.x, v.y, v.z) || 1;
  return { x: v.x / length, y: v.y / length, z: v.z / length };
}
