import type { Measured } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import type { Degrees, Pixels } from '../core/units.ts';
import type { Vector } from '../core/vector.ts';
import { angleBetween, length, subtract } from '../core/vector.ts';
import type { HandLandmarks } from '../landmarks/hand-landmarks.ts';

/** How the fingers of one hand are bent: 0 straight, 90 and more in a fist. */
export interface HandShape {
  readonly indexBendDeg: Degrees;
  /** Mean of middle, ring and little finger. */
  readonly othersBendDeg: Degrees;
  /** One standard deviation of either. */
  readonly uncertaintyDeg: Degrees;
}

/** First knuckles of index, middle, ring and little finger among the 21 landmarks; three more joints follow each. */
const KNUCKLES = [5, 9, 13, 17] as const;
const WRIST = 0;
const MIDDLE_KNUCKLE = 9;
/** Wrist to knuckles: in smaller hands the net sees four bent fingers whatever they do (rendered clips, 15 to 17 px). */
const SMALLEST_PX: Pixels = 20;
/** Straight fingers are read as bent by 5 to 25°, the others of a pointing hand (78°) by 30 to 75°, rendered clips. */
const UNCERTAINTY_DEG: Degrees = 12;

/** `too-small` where the hand has too few pixels to tell its fingers apart. */
export function handShape({ picture }: HandLandmarks): Measured<HandShape> {
  const at = (index: number): Vector => ({
    x: picture[index * 3]!,
    y: picture[index * 3 + 1]!,
    z: picture[index * 3 + 2]!,
  });
  const palm = subtract(at(MIDDLE_KNUCKLE), at(WRIST));
  if (Math.hypot(palm.x, palm.y) < SMALLEST_PX && length(palm) < SMALLEST_PX) return unavailable('too-small');
  const [index, ...others] = KNUCKLES.map((knuckle) =>
    angleBetween(subtract(at(knuckle + 1), at(knuckle)), subtract(at(knuckle + 3), at(knuckle + 1))),
  ) as [Degrees, ...Degrees[]];
  return measured({
    indexBendDeg: index,
    othersBendDeg: others.reduce((sum, bend) => sum + bend, 0) / others.length,
    uncertaintyDeg: UNCERTAINTY_DEG,
  });
}
