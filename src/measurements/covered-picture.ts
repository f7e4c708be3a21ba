import type { Interval } from '../core/interval.ts';
import { type CheckedFrame, stretchesWhere } from './checked-frames.ts';
import { PICTURE_FAULT } from './picture-fault-parameters.ts';

const { covered } = PICTURE_FAULT;

/** Where a mask, a plain thing or a lens out of focus hides the clerk's place, or all of the picture, for long. */
export const coveredPictures = (checked: readonly CheckedFrame[], hasZones: boolean): Interval[] =>
  stretchesWhere(
    checked,
    (frame) => isGrey(frame) || isOutOfFocus(frame) || isMasked(frame, hasZones),
    covered.shortestMs,
  );

/** Whether there is nothing to see, in all of the picture or where the clerk works. */
export const isBlank = ({ check, quality }: CheckedFrame): boolean =>
  quality.contrast < covered.blankContrast ||
  (quality.meanLuma >= covered.lightLuma && check.zoneContrast < covered.blankZoneContrast);

/** A blank picture of a strong colour is a card. */
const isGrey = (frame: CheckedFrame): boolean => isBlank(frame) && frame.check.saturation < covered.greySaturation;

/** Whether a lens out of focus, or cloth before it, leaves no edges. */
const isOutOfFocus = ({ quality, check }: CheckedFrame): boolean =>
  quality.meanLuma >= covered.lightLuma && check.edgeLuma < covered.unfocusedEdges * quality.contrast;

function isMasked({ check }: CheckedFrame, hasZones: boolean): boolean {
  const isLarge = hasZones ? check.patchOfZoneShare >= covered.maskOfZoneShare : check.patchShare >= covered.maskShare;
  return isLarge && check.patchBorderShare >= covered.maskBorderShare;
}
