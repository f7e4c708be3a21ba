import type { PictureSize } from '../core/geometry.ts';
import { isInPicture } from '../core/geometry.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Degrees, Pixels, Probability } from '../core/units.ts';
import { angleBetween, dot, length, subtract } from '../core/vector.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';
import type { Side } from './arm.ts';
import { type BodyAxes, bodyAxes, trunkPx } from './body-axes.ts';
import { type HandAtHead, handAtHead } from './hand-at-head.ts';
import { type HandShape, handShape } from './hand-shape.ts';
import type { PersonReading } from './reading.ts';

/** A joint of an arm from its own shoulder joint, in lengths of the trunk. */
export interface FromShoulder {
  /** To the arm's own side; negative across the body. */
  readonly out: number;
  readonly up: number;
  readonly ahead: number;
  /** One standard deviation of each. */
  readonly uncertainty: number;
}

/** How one arm is held in one frame, in the axes of the person's own trunk. */
export interface ArmPose {
  readonly elbow: FromShoulder;
  /** Where the net guesses it, if `wristSeen` is false: behind the other arm, the hip or the counter. */
  readonly wrist: FromShoulder;
  readonly wristSeen: boolean;
  /** 180 is a straight arm. */
  readonly elbowDeg: Quantity<Degrees>;
  /** From the wrist to the other arm's elbow, in lengths of the trunk. */
  readonly toOtherElbow: Quantity;
  /** `occluded` where the wrist is not seen. */
  readonly atHead: Measured<HandAtHead>;
  /** `not-sampled` where the hand was not looked at. */
  readonly hand: Measured<HandShape>;
}

/** Landmarks below this are guesses of the net. */
const SEEN_VISIBILITY: Probability = 0.3;
/** Wrists with more are where the picture shows a hand; between both they may be hidden by half. */
const WRIST_SEEN_VISIBILITY: Probability = 0.5;

/**
 * Root mean square distance in the picture from the true joints of 30 rendered clips, in lengths of the trunk: elbows 0.08
 * seen and 0.11 guessed, wrists 0.10 and 0.25 (medians 0.06, 0.08, 0.04 and 0.13).
 */
const UNCERTAINTY_TRUNKS = { elbow: 0.08, seenWrist: 0.1, guessedWrist: 0.25 } as const;
/** Of the elbow's angle, from the same clips: 19° where the wrist is seen, 24° where not. */
const ELBOW_UNCERTAINTY_DEG = { seenWrist: 19, guessedWrist: 24 } as const;

/** Tested down to trunks of 75 px (rendered clips); in smaller bodies a joint errs by a hand's breadth (real people, 30 to 55 px). */
const SMALLEST_TRUNK_PX: Pixels = 60;

/** `out-of-frame` or `occluded` where the elbow is not seen, `too-small` where the whole person is. */
export function readArmPose(reading: PersonReading, side: Side, picture: PictureSize): Measured<ArmPose> {
  const { pose } = reading;
  const elbowPx = pixelOf(pose, `${side}Elbow`);
  if (!isInPicture(elbowPx, picture)) return unavailable('out-of-frame');
  if (elbowPx.visibility < SEEN_VISIBILITY) return unavailable('occluded');
  if (trunkPx(pose) < SMALLEST_TRUNK_PX) return unavailable('too-small');
  const wristPx = pixelOf(pose, `${side}Wrist`);
  const wristSeen = wristPx.visibility >= WRIST_SEEN_VISIBILITY && isInPicture(wristPx, picture);
  const wristTrunks = wristSeen ? UNCERTAINTY_TRUNKS.seenWrist : UNCERTAINTY_TRUNKS.guessedWrist;
  const axes = bodyAxes(pose);
  const at = (joint: 'Elbow' | 'Wrist', uncertainty: number) =>
    fromShoulder(pose, axes, side, { joint: `${side}${joint}`, uncertainty });
  const [shoulder, elbow, wrist] = [
    worldOf(pose, `${side}Shoulder`),
    worldOf(pose, `${side}Elbow`),
    worldOf(pose, `${side}Wrist`),
  ];
  const otherElbow = worldOf(pose, side === 'left' ? 'rightElbow' : 'leftElbow');
  return measured({
    elbow: at('Elbow', UNCERTAINTY_TRUNKS.elbow),
    wrist: at('Wrist', wristTrunks),
    wristSeen,
    elbowDeg: {
      value: angleBetween(subtract(shoulder, elbow), subtract(wrist, elbow)),
      uncertainty: wristSeen ? ELBOW_UNCERTAINTY_DEG.seenWrist : ELBOW_UNCERTAINTY_DEG.guessedWrist,
    },
    toOtherElbow: { value: length(subtract(wrist, otherElbow)) / axes.trunkM, uncertainty: wristTrunks },
    atHead: wristSeen ? measured(handAtHead(pose, side)) : unavailable('occluded'),
    hand: shapeOf(side === 'left' ? reading.leftHand : reading.rightHand),
  });
}

const shapeOf = (hand: PersonReading['leftHand']): Measured<HandShape> =>
  hand.available ? handShape(hand.value) : hand;

function fromShoulder(
  pose: PoseLandmarks,
  { left, up, ahead, trunkM }: BodyAxes,
  side: Side,
  { joint, uncertainty }: { readonly joint: PoseLandmarkName; readonly uncertainty: number },
): FromShoulder {
  const way = subtract(worldOf(pose, joint), worldOf(pose, `${side}Shoulder`));
  const outwards = (side === 'left' ? 1 : -1) * dot(way, left);
  return { out: outwards / trunkM, up: dot(way, up) / trunkM, ahead: dot(way, ahead) / trunkM, uncertainty };
}
