import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Degrees, Probability } from '../core/units.ts';
import { angleBetween, subtract } from '../core/vector.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../landmarks/pose-landmarks.ts';
import { bodySize } from '../landmarks/upper-body.ts';

/** Hands that point or guide have arms of 115° and more (rendered clips); those at rest on a desk may have too. */
const STRETCHED_DEG: Degrees = 115;
/** Guesses of the net are not looked at. */
const SEEN_VISIBILITY: Probability = 0.5;
/** A hand that moves by less, in body sizes, stays where it is: a hand's breadth. */
const SAME_PLACE_BODIES = 0.15;
/** Two seconds of looks. A hand that stays longer works or rests. */
const LOOKS_AT_A_PLACE = 6;

/** Hands held out on a stretched arm that have come to where they are a short time ago. */
export class HandsHeldOut {
  readonly #places = new Map<string, { readonly at: PixelPoint; readonly looks: number }>();

  /**
   * Whether to look at a hand; each call that says so counts as a look.
   * @param hand which hand of whom
   */
  isDue(hand: string, pose: PoseLandmarks, side: 'left' | 'right'): boolean {
    const at = pixelOf(pose, `${side}Wrist`);
    if (at.visibility < SEEN_VISIBILITY || elbowDeg(pose, side) < STRETCHED_DEG) return false;
    const last = this.#places.get(hand);
    const stays = last !== undefined && distance(at, last.at) < SAME_PLACE_BODIES * bodySize(pose);
    if (stays && last.looks >= LOOKS_AT_A_PLACE) return false;
    this.#places.set(hand, stays ? { at: last.at, looks: last.looks + 1 } : { at, looks: 1 });
    return true;
  }
}

function elbowDeg(pose: PoseLandmarks, side: 'left' | 'right'): Degrees {
  const elbow = worldOf(pose, `${side}Elbow`);
  return angleBetween(
    subtract(worldOf(pose, `${side}Shoulder`), elbow),
    subtract(worldOf(pose, `${side}Wrist`), elbow),
  );
}
