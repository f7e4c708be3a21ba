import type { Interval } from '../core/interval.ts';
import { type CheckedFrame, stretchesWhere } from './checked-frames.ts';
import { isBlank } from './covered-picture.ts';
import { PICTURE_FAULT } from './picture-fault-parameters.ts';

const { signal, covered } = PICTURE_FAULT;

/** Cards, test patterns and noise that recorders show where a camera gives no picture. */
export const signalLosses = (checked: readonly CheckedFrame[]): Interval[] =>
  stretchesWhere(checked, isNoFootage, signal.shortestMs);

function isNoFootage(frame: CheckedFrame): boolean {
  const { flatShare, mainColoursShare, changedShare, saturation } = frame.check;
  if (frame.quality.sharpness >= signal.snowSharpness) return true;
  if (isBlank(frame)) return saturation >= covered.greySaturation;
  if (flatShare >= signal.flatShare) return true;
  const hasFewColours = mainColoursShare >= signal.mainColoursShare;
  const isStrong = saturation >= signal.strongSaturation;
  if (flatShare < signal.patternFlatShare) return hasFewColours && isStrong;
  if (isStrong) return true;
  if (saturation >= signal.stillSaturation) return changedShare <= signal.stillShare;
  return hasFewColours && changedShare <= signal.cardStillShare;
}
