import type { PixelBox } from '../core/geometry.ts';
import type { Roi } from '../inference/roi.ts';

export const boxOf = (roi: Roi): PixelBox => ({
  left: roi.centreX - roi.sidePx / 2,
  top: roi.centreY - roi.sidePx / 2,
  width: roi.sidePx,
  height: roi.sidePx,
});

const SEARCH_WIDENING = 1.25;
export const widened = (roi: Roi): Roi => ({ ...roi, sidePx: roi.sidePx * SEARCH_WIDENING });

/** Centres closer than a fifth of the larger region and sizes within a factor of 1.6. */
export function coversSamePlace(a: Roi, b: Roi): boolean {
  const larger = Math.max(a.sidePx, b.sidePx);
  const apart = Math.hypot(a.centreX - b.centreX, a.centreY - b.centreY);
  return apart < 0.2 * larger && larger / Math.min(a.sidePx, b.sidePx) < 1.6;
}
