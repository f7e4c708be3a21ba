import { HIP_HEIGHT_M } from '../core/anatomy.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Metres } from '../core/units.ts';
import { twoLevels } from './two-levels.ts';

/** Heights of a person's hips in the two stances, as this camera shows them. */
export interface StanceLevels {
  readonly seatedM: Metres;
  readonly standingM: Metres;
  /** Whether both stances were seen, or the camera measures heights. Otherwise the levels are typical ones. */
  readonly known: boolean;
}

/**
 * Below this a person sits, above the other border a person stands. Between them, a tall person on a high stool and a
 * short person who stands look alike.
 */
const SURELY_SEATED_M: Metres = 0.69;
const SURELY_STANDING_M: Metres = 0.75;
/** Standing up lifts the hips by this much, from tall people on high stools to tall people on low chairs. */
const RISE_M = { smallest: 0.16, largest: 0.5 } as const;
/** A level is the person's own once it was seen this often: for one second at 5 frames a second. */
const ENOUGH_SIGHTINGS = 5;

/**
 * The person's own levels where they were seen, typical ones otherwise.
 * @param calibrated whether heights above the floor can be trusted; otherwise only their differences can
 */
export function stanceLevels(hipHeights: readonly Measured<Quantity<Metres>>[], calibrated: boolean): StanceLevels {
  const heights = hipHeights.flatMap((h) => (h.available ? [h.value.value] : []));
  const levels = twoLevels(heights, RISE_M, ENOUGH_SIGHTINGS);
  // Who walks in from elsewhere looks too high for a moment: two levels above a seat's are one stance.
  const isPlausible = levels && levels.upper > SURELY_SEATED_M && levels.lower < SURELY_STANDING_M;
  if (levels && (!calibrated || isPlausible)) return { seatedM: levels.lower, standingM: levels.upper, known: true };
  const seated = heights.filter((h) => h < SURELY_SEATED_M);
  const standing = heights.filter((h) => h > SURELY_STANDING_M);
  return {
    seatedM: seated.length >= ENOUGH_SIGHTINGS ? median(seated) : HIP_HEIGHT_M.seated,
    standingM: standing.length >= ENOUGH_SIGHTINGS ? median(standing) : HIP_HEIGHT_M.standing,
    known: calibrated && (seated.length >= ENOUGH_SIGHTINGS || standing.length >= ENOUGH_SIGHTINGS),
  };
}

/** With typical levels only, heights between these shares of the way may be either stance. */
const UNDECIDED = { from: 0.1, to: 0.9 } as const;

/** A third of the usual way between both stances. A camera level with the chest tells heights no better than 0.12 m. */
const LARGEST_UNCERTAINTY_M: Metres = 0.1;

/** Hips further below a seat or above a standing person's are those of somebody nearer to the camera, or farther away. */
const POSSIBLE_SHARE = { lowest: -0.5, highest: 1.5 } as const;

/**
 * Where a height of the hips lies between the two levels: 0 seated .. 1 standing, and a little beyond. `bad-view` where the
 * height is too uncertain or impossible, or only typical levels are known and it lies between them.
 */
export function standingShare(
  hipHeight: Measured<Quantity<Metres>>,
  { seatedM, standingM, known }: StanceLevels,
): Measured<Quantity> {
  if (!hipHeight.available) return hipHeight;
  const { value, uncertainty } = hipHeight.value;
  if (uncertainty > LARGEST_UNCERTAINTY_M) return unavailable('bad-view');
  const share = (value - seatedM) / (standingM - seatedM);
  if (share < POSSIBLE_SHARE.lowest || share > POSSIBLE_SHARE.highest) return unavailable('bad-view');
  if (!known && share > UNDECIDED.from && share < UNDECIDED.to) return unavailable('bad-view');
  return measured({ value: share, uncertainty: uncertainty / (standingM - seatedM) });
}
