import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Metres } from '../core/units.ts';

/** Heights of a person's hips in the two stances, as this camera shows them. */
export interface StanceLevels {
  readonly seatedM: Metres;
  readonly standingM: Metres;
}

/**
 * Hip joints above the floor: seats are 0.42–0.50 m high and carry the joints about 0.1 m higher; adults stand with
 * them at 0.78–0.95 m (GB/T 10000-1988, 5th percentile of women to 95th of men).
 */
const TYPICAL: StanceLevels = { seatedM: 0.58, standingM: 0.88 };
/** Surely one or the other: the middle third between the typical levels proves nothing. */
const SURELY_SEATED_M: Metres = 0.68;
const SURELY_STANDING_M: Metres = 0.78;
/** A level is the person's own once seen this often; at 5 frames a second, for a second. */
const ENOUGH_SIGHTINGS = 5;

/** The person's own levels where seen, typical ones where not. */
export function stanceLevels(hipHeights: readonly Measured<Quantity<Metres>>[]): StanceLevels {
  const heights = hipHeights.flatMap((h) => (h.available ? [h.value.value] : []));
  const seated = heights.filter((h) => h < SURELY_SEATED_M);
  const standing = heights.filter((h) => h > SURELY_STANDING_M);
  return {
    seatedM: seated.length >= ENOUGH_SIGHTINGS ? median(seated) : TYPICAL.seatedM,
    standingM: standing.length >= ENOUGH_SIGHTINGS ? median(standing) : TYPICAL.standingM,
  };
}

/** 0 seated .. 1 standing. */
export const standingShare = (
  hipHeight: Measured<Quantity<Metres>>,
  { seatedM, standingM }: StanceLevels,
): Measured<Quantity> =>
  mapMeasured(hipHeight, ({ value, uncertainty }) => ({
    value: (value - seatedM) / (standingM - seatedM),
    uncertainty: uncertainty / (standingM - seatedM),
  }));
