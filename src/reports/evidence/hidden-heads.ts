import type { CameraGeometry } from '../../core/camera.ts';
import { LiyiError } from '../../core/errors.ts';
import type { PictureSize } from '../../core/geometry.ts';
import { gapsBetween, type Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import { BRIDGED_MS, headRegions } from './head-regions.ts';
import { surroundings, wholePicture } from './surroundings.ts';

/** An idle counter is looked at once a second; where nobody looked for longer, anybody may have come. */
const LONGEST_UNSEEN_MS: Milliseconds = 3_000;
/** Readings so far outside of what is shown tell where heads are at its ends. */
export const HEADS_KNOWN_MS: Milliseconds = BRIDGED_MS;
/** Of the way in which regions are found. Pictures that were cut by another one are cut anew. */
export const HIDING_VERSION = 6;

/** What is known of a stretch of a recording that is to be shown. */
export interface ShownStretch {
  readonly stretch: Interval;
  /** In order of time, of the stretch and HEADS_KNOWN_MS before and after it. */
  readonly readings: readonly FrameReading[];
  /** Picture in whose pixels the readings are. */
  readonly analysed: PictureSize;
  /** Picture in whose pixels the regions are. */
  readonly shown: PictureSize;
  /** That filmed it. */
  readonly camera: CameraGeometry;
}

/**
 * What must be hidden of a stretch, so that nobody but clerks can be recognised: heads of the people who were tracked, all but
 * the people of the window where its zones are known, and all of the picture where it was not measured. Whoever shows pictures of a
 * recording asks here.
 * @throws LiyiError LIYI_NOT_MEASURED where there are no readings: nobody knows where heads are
 */
export function hiddenHeads({ stretch, readings, analysed, shown, camera }: ShownStretch): BlurRegion[] {
  if (readings.length === 0) throw notMeasured();
  const seen = readings.map(({ tMs }) => ({
    startMs: tMs - LONGEST_UNSEEN_MS / 2,
    endMs: tMs + LONGEST_UNSEEN_MS / 2,
  }));
  const unseen = gapsBetween(seen, lasting(stretch)).map(({ startMs, endMs }) => ({
    startMs: startMs === stretch.startMs ? startMs - LONGEST_UNSEEN_MS : startMs,
    endMs,
  }));
  return [
    ...headRegions(readings, analysed, shown),
    ...surroundings({ stretch, camera, readings, analysed, shown }),
    ...unseen.map((interval) => wholePicture(interval, shown)),
  ];
}

/** A still lasts for a moment. */
const lasting = ({ startMs, endMs }: Interval): Interval => ({ startMs, endMs: Math.max(endMs, startMs + 1) });

const notMeasured = (): LiyiError =>
  new LiyiError('LIYI_NOT_MEASURED', {
    message: 'there are no measurements of the recording any more, so that faces could not be made unrecognisable',
    remedy: 'Analyse the recording again.',
  });
