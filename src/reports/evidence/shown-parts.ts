import { distance, midpoint, type PixelCapsule, type PixelPoint } from '../../core/geometry.ts';
import type { Metres, Pixels, Probability } from '../../core/units.ts';
import { type PoseLandmarkName, type PoseLandmarks, pixelOf } from '../../landmarks/pose-landmarks.ts';
import { headMiddle, hipMiddle, shoulderMiddle, shoulderWidth } from '../../landmarks/upper-body.ts';
import type { PersonReading } from '../../measurements/reading.ts';

/** A part of somebody's body that evidence may show. */
export interface BodyPart {
  /** The same for the same part of the same person. */
  readonly key: string;
  /** Nobody stands before it, as far as is known. */
  readonly isClear: boolean;
  readonly capsule: PixelCapsule;
}

/**
 * So sure is the net of an elbow or a wrist before which nobody stands. Of the clerks' elbows and wrists that a citizen's head
 * hides in rendered clips (dev26, dev27 and dev32, which chose this), nine of ten are below 0.8; of others half are above 0.9.
 */
const CLEAR: Probability = 0.9;
/** Measures of people: what they span in the picture is then about so many pixels to the metre. */
const SHOULDERS_M: Metres = 0.36;
const TRUNK_M: Metres = 0.5;
/** Half of what a part measures across, with its clothes. Hair that stands out is cut off: dev32 chose this for the head. */
const HEAD_M: Metres = 0.13;
const SHOULDER_M: Metres = 0.05;
const ARM_M: Metres = 0.08;
const TRUNK_STRIP_M: Metres = 0.08;
/** With what a hand holds. */
const HAND_M: Metres = 0.1;
/** The trunk is shown as strips from the shoulders to the hips, side by side. */
const TRUNK_STRIPS = [0, 0.25, 0.5, 0.75, 1];

/**
 * What evidence shows of a person: of a clerk the head, and what nobody stands before of arms and trunk; of a citizen the hands.
 * Where citizens may be, a net sees through whoever stands before a trunk or shoulder, and is unsure of elbows and wrists alone:
 * where both elbows and wrists are clear, so is the trunk.
 * @param isOffPublic whether a circle lies outside of where citizens may be
 */
export function shownParts({ trackId, role, pose }: PersonReading, isOffPublic: IsOffPublic): BodyPart[] {
  if (role === 'unknown') return [];
  const scale = pixelsPerMetre(pose);
  const arms = (['left', 'right'] as const).map((side) => armOf(pose, side));
  const part = (name: string, isSure: boolean, metres: Metres, [from, to]: Line): BodyPart => {
    const isClear = isSure || isOff([from, midpoint(from, to), to], (metres + HEAD_M) * scale, isOffPublic);
    return { key: `${trackId} ${name}`, isClear, capsule: { from, to, radius: metres * scale } };
  };
  const hands = arms.map(({ side, wrist, finger, hasHand }) => part(`${side} hand`, hasHand, HAND_M, [wrist, finger]));
  if (role === 'citizen') return hands;
  const neck = shoulderMiddle(pose);
  const hasArms = arms.every(({ hasFore }) => hasFore);
  return [
    part('head', true, HEAD_M, [headMiddle(pose), midpoint(headMiddle(pose), neck)]),
    ...trunkStrips(pose).map((strip, i) => part(`trunk ${i}`, hasArms, TRUNK_STRIP_M, strip)),
    ...arms.flatMap(({ side, shoulder, elbow, wrist, hasUpper, hasFore }) => [
      part(`${side} shoulder`, hasUpper, SHOULDER_M, [neck, shoulder]),
      part(`${side} upper arm`, hasUpper, ARM_M, [shoulder, elbow]),
      part(`${side} forearm`, hasFore, ARM_M, [elbow, wrist]),
    ]),
    ...hands,
  ];
}

/** Whether a circle lies outside of all places of citizens. */
export type IsOffPublic = (middle: PixelPoint, radiusPx: Pixels) => boolean;

const isOff = (points: readonly PixelPoint[], radiusPx: Pixels, isOffPublic: IsOffPublic): boolean =>
  points.every((point) => isOffPublic(point, radiusPx));

type Line = readonly [from: PixelPoint, to: PixelPoint];

function armOf(pose: PoseLandmarks, side: 'left' | 'right') {
  const joint = (name: string) => pixelOf(pose, `${side}${name}` as PoseLandmarkName);
  const [shoulder, elbow, wrist, finger] = [joint('Shoulder'), joint('Elbow'), joint('Wrist'), joint('Index')];
  const hasUpper = elbow.visibility >= CLEAR;
  const hasWrist = wrist.visibility >= CLEAR;
  return {
    ...{ side, shoulder, elbow, wrist, finger, hasUpper },
    hasFore: hasUpper && hasWrist,
    hasHand: hasWrist && finger.visibility >= CLEAR,
  };
}

function trunkStrips(pose: PoseLandmarks): Line[] {
  const [from, to] = [pixelOf(pose, 'leftShoulder'), pixelOf(pose, 'rightShoulder')];
  const [fromHip, toHip] = [pixelOf(pose, 'leftHip'), pixelOf(pose, 'rightHip')];
  return TRUNK_STRIPS.map((share) => [between(from, to, share), between(fromHip, toHip, share)]);
}

const between = (a: PixelPoint, b: PixelPoint, share: number): PixelPoint => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

const pixelsPerMetre = (pose: PoseLandmarks): number =>
  Math.max(shoulderWidth(pose) / SHOULDERS_M, distance(shoulderMiddle(pose), hipMiddle(pose)) / TRUNK_M);
