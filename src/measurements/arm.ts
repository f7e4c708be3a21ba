import { SEEN_ARM_VISIBILITY } from '../contract/skeleton.ts';
import type { CounterCamera } from '../core/counter-camera.ts';
import { toCounterAxes } from '../core/counter-camera.ts';
import type { PixelPoint } from '../core/geometry.ts';
import { distance, isInPicture } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured, measured, unavailable } from '../core/measured.ts';
import type { Degrees, Metres, Pixels, Probability } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import { dot, subtract, unit } from '../core/vector.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';
import { hipMiddle, shoulderMiddle } from '../landmarks/upper-body.ts';
import { stretchedFingers } from './fingers.ts';
import type { PersonReading } from './reading.ts';

export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];

/** One arm in one frame, relative to the person's own body. */
export interface ArmReading {
  readonly wristPx: PixelPoint;
  /** Knuckle of the index finger, where a paper is held. */
  readonly handPx: PixelPoint;
  /** Height of the wrist above the shoulder joint; negative below it. */
  readonly raisedM: Metres;
  /** How far the wrist lies to the arm's own side of the shoulder; negative across the body. */
  readonly outwardM: Metres;
  /** How far the wrist lies in front of the shoulder, across the counter. */
  readonly forwardM: Metres;
  /** Distance in the picture from the index finger to the nearest of nose and ears, in lengths of the trunk. */
  readonly fromHeadTrunks: number;
  /** The forearm in the picture: 0 straight up from the elbow, 180 straight down. */
  readonly forearmFromUpDeg: Degrees;
  /** Wrist beside the shoulder joint, away from the body, in the picture, in lengths of the trunk. */
  readonly besideTrunks: number;
  /** The net's own, of the wrist. */
  readonly visibility: Probability;
  /** How many of index, middle, ring and little finger are stretched; unavailable where the hand was not looked at. */
  readonly fingersOut: Measured<number>;
}

/** Measures one arm in one frame. `out-of-frame` or `occluded` where the wrist is not seen. */
export function readArm(
  { pose, leftHand, rightHand }: PersonReading,
  side: Side,
  camera: CounterCamera,
): Measured<ArmReading> {
  const wristPx = pixelOf(pose, `${side}Wrist`);
  if (!isInPicture(wristPx, camera.picture)) return unavailable('out-of-frame');
  if (wristPx.visibility < SEEN_ARM_VISIBILITY) return unavailable('occluded');
  const handPx = pixelOf(pose, `${side}Index`);
  const elbowPx = pixelOf(pose, `${side}Elbow`);
  const shoulderPx = pixelOf(pose, `${side}Shoulder`);
  const away = Math.sign(shoulderPx.x - pixelOf(pose, `${opposite(side)}Shoulder`).x);
  const shoulder = worldOf(pose, `${side}Shoulder`);
  const outward = unit(subtract(shoulder, worldOf(pose, `${opposite(side)}Shoulder`)));
  const reach = subtract(worldOf(pose, `${side}Wrist`), shoulder);
  const { y: raisedM, z: forwardM } = toCounterAxes(camera, reach);
  return measured({
    wristPx,
    handPx,
    raisedM,
    outwardM: dot(outward, reach),
    forwardM,
    fromHeadTrunks: fromHead(pose, handPx) / trunkLength(pose),
    forearmFromUpDeg: toDegrees(Math.atan2(Math.abs(wristPx.x - elbowPx.x), elbowPx.y - wristPx.y)),
    besideTrunks: (away * (wristPx.x - shoulderPx.x)) / trunkLength(pose),
    visibility: wristPx.visibility,
    fingersOut: mapMeasured(side === 'left' ? leftHand : rightHand, stretchedFingers),
  });
}

/** Below the shoulder joint: a greeting hand is higher, one on the desk or behind the other arm lower. */
const LOWERED_M: Metres = 0.15;

/**
 * Whether an arm is down although its wrist may be out of sight: its elbow is seen, and the wrist is where the net guesses it,
 * well below the shoulder.
 */
export function isLowered({ pose }: PersonReading, side: Side, camera: CounterCamera): boolean {
  const elbowPx = pixelOf(pose, `${side}Elbow`);
  if (!isInPicture(elbowPx, camera.picture) || elbowPx.visibility < SEEN_ARM_VISIBILITY) return false;
  const reach = subtract(worldOf(pose, `${side}Wrist`), worldOf(pose, `${side}Shoulder`));
  return toCounterAxes(camera, reach).y < -LOWERED_M;
}

const fromHead = (pose: PoseLandmarks, handPx: PixelPoint): Pixels =>
  Math.min(...(['nose', 'leftEar', 'rightEar'] as const).map((name) => distance(pixelOf(pose, name), handPx)));

function trunkLength(pose: PoseLandmarks): Pixels {
  return Math.max(1, distance(shoulderMiddle(pose), hipMiddle(pose)));
}

const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left');
