import type { CounterZones } from '../core/camera.ts';
import type { PicturePolygon, PictureSize, PixelBox } from '../core/geometry.ts';
import { boundsOf } from '../core/geometry.ts';
import type { Pixels } from '../core/units.ts';
import type { Roi } from '../inference/roi.ts';

/** A part of the picture in which the person detector looks for people. */
export interface SearchRegion {
  /** `whole`: the picture around the zones, to see somebody come in from its edge. */
  readonly side: 'clerk' | 'citizen' | 'either' | 'whole';
  readonly box: PixelBox;
  /** Parts that are regions of their own: motion there does not make this region due. */
  readonly apart: readonly PixelBox[];
}

/** Margin around a zone, as a share of its size: a raised arm or a leaning body leaves it a little. */
const ZONE_MARGIN = 0.12;
/** Without zones the picture is searched in square tiles of its height; the next begins this share of a tile further. */
const TILE_STEP = 0.5;

/**
 * The detector sees its region at 224 × 224, so a person must fill a good part of it: each zone is searched by itself,
 * the whole picture only to see somebody come in from its edge.
 * @param windows zones of every window in the picture
 */
export function searchRegions(windows: readonly CounterZones[], picture: PictureSize): SearchRegion[] {
  const regions: SearchRegion[] = [];
  for (const { clerk, citizen } of windows) {
    if (clerk) regions.push({ side: 'clerk', box: around(clerk, picture), apart: [] });
    if (citizen) regions.push({ side: 'citizen', box: around(citizen, picture), apart: [] });
  }
  if (regions.length === 0) return tiles(picture);
  const whole = { left: 0, top: 0, width: picture.width, height: picture.height };
  return [...regions, { side: 'whole', box: whole, apart: regions.map(({ box }) => box) }];
}

/** The landmark net finds whoever is in a region; a citizen at the counter stands low in the zone. */
const CITIZEN_DOWN_ZONE = 0.8;
/** Sides of a region about a whole body, and half of that again for where in the zone it is. */
const CITIZEN_ROI_BODIES = 6.6;

/** Where the landmark net looks for somebody in a citizens' zone whom the detector does not find. */
export const aroundCitizen = ({ box }: SearchRegion, bodyPx: Pixels): Roi => ({
  centreX: box.left + box.width / 2,
  centreY: box.top + CITIZEN_DOWN_ZONE * box.height,
  sidePx: CITIZEN_ROI_BODIES * bodyPx,
  rotationRad: 0,
});

function around(zone: PicturePolygon, picture: PictureSize): PixelBox {
  const bounds = boundsOf(zone);
  const marginX = (bounds.right - bounds.left) * ZONE_MARGIN;
  const marginY = (bounds.bottom - bounds.top) * ZONE_MARGIN;
  const left = Math.max(0, bounds.left - marginX) * picture.width;
  const top = Math.max(0, bounds.top - marginY) * picture.height;
  return {
    left,
    top,
    width: Math.min(1, bounds.right + marginX) * picture.width - left,
    height: Math.min(1, bounds.bottom + marginY) * picture.height - top,
  };
}

function tiles(picture: PictureSize): SearchRegion[] {
  const side = Math.min(picture.width, picture.height);
  const span = picture.width - side;
  const count = Math.max(1, Math.ceil(span / (side * TILE_STEP)) + 1);
  return Array.from({ length: count }, (_, i) => ({
    side: 'either' as const,
    apart: [],
    box: {
      left: count === 1 ? 0 : (span * i) / (count - 1),
      top: 0,
      width: side,
      height: Math.min(side, picture.height),
    },
  }));
}
