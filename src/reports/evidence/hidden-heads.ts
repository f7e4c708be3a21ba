import { LiyiError } from '../../core/errors.ts';
import type { PictureSize } from '../../core/geometry.ts';
import { gapsBetween, type Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import { BRIDGED_MS, headRegions } from './head-regions.ts';

/** An idle counter is looked at once a second; where nobody looked for longer, anybody may have come. */
const LONGEST_UNSEEN_MS: Milliseconds = 3_000;
/** Readings so far outside of what is shown tell where heads are at its ends. */
export const HEADS_KNOWN_MS: Milliseconds = BRIDGED_MS;
/** Of the way in which regions are found. Pictures that were cut by another one are cut anew. */
export const HIDING_VERSION = 3;

/**
 * What must be hidden of a stretch, so that nobody but clerks can be recognised; all of the picture where it was not measured.
 * Whoever shows pictures of a recording asks here.
 * @param readings in order of time, of the stretch and HEADS_KNOWN_MS before and after it
 * @param analysed picture in whose pixels the readings are
 * @param shown picture in whose pixels the regions are
 * @throws LiyiError LIYI_NOT_MEASURED where there are no readings: nobody knows where heads are
 */
export function hiddenHeads(
  readings: readonly FrameReading[],
  analysed: PictureSize,
  shown: PictureSize,
  stretch: Interval,
): BlurRegion[] {
  if (readings.length === 0) throw notMeasured();
  const seen = readings.map(({ tMs }) => ({
    startMs: tMs - LONGEST_UNSEEN_MS / 2,
    endMs: tMs + LONGEST_UNSEEN_MS / 2,
  }));
  const unseen = gapsBetween(seen, stretch);
  const { width, height } = shown;
  return [
    ...headRegions(readings, analysed, shown),
    ...unseen.map((interval) => ({ interval, box: { left: 0, top: 0, width, height } })),
  ];
}

const notMeasured = (): LiyiError =>
  new LiyiError('LIYI_NOT_MEASURED', {
    message: 'there are no measurements of the recording any more, so that faces could not be made unrecognisable',
    remedy: 'Analyse the recording again.',
  });
