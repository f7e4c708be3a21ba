import type { PixelBox } from '../core/geometry.ts';
import type { Roi } from '../inference/roi.ts';

/** Assumption: nobody has left a region a quarter wider within the time a lost person is sought. */
const SEARCH_WIDENING = 1.25;
/** Two regions of the same person: centres this close, of the larger region's side. Assumption. */
const SAME_PLACE_SIDES = 0.2;
/** … and the larger no more than this many times the smaller. Assumption. */
const SAME_PLACE_RATIO = 1.6;

/** The upright box of a region, its rotation left out. */
export const boxOf = (roi: Roi): PixelBox => ({
  left: roi.centreX - roi.sidePx / 2,
  top: roi.centreY - roi.sidePx / 2,
  width: roi.sidePx,
  height: roi.sidePx,
});

/** The region in which a lost person is sought. */
export const widened = (roi: Roi): Roi => ({ ...roi, sidePx: roi.sidePx * SEARCH_WIDENING });

/** Whether two regions are so alike that they hold the same person. */
export function coversSamePlace(a: Roi, b: Roi): boolean {
  const larger = Math.max(a.sidePx, b.sidePx);
  const apart = Math.hypot(a.centreX - b.centreX, a.centreY - b.centreY);
  return apart < SAME_PLACE_SIDES * larger && larger / Math.min(a.sidePx, b.sidePx) < SAME_PLACE_RATIO;
}
