import type { Interval } from '../core/interval.ts';
import { durationMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { PictureQuality } from '../media/picture-quality.ts';
import type { FrameReading } from './reading.ts';

/** Mean luma in video range, where 16 is black: a hall at night without lamps. */
const DARK_LUMA = 30;
/** Standard deviation of luma: a covered, fogged or over-exposed lens shows next to nothing but its own noise. */
const FLAT_CONTRAST = 8;
/** Mean Laplacian of luma: counters seen through a blur of 4 px at 720p and more stay below, sharp ones are above 2. */
const BLURRED_SHARPNESS = 1.2;
/** A flicker or a hand before the lens spoils only its own moment. */
const SHORTEST_MS: Milliseconds = 1000;

/** Intervals of at least one second in which the picture is too dark, too flat or too blurred to judge anybody. */
export function poorPictures(frames: readonly FrameReading[]): Interval[] {
  const out: { startMs: Milliseconds; endMs: Milliseconds }[] = [];
  let open: { startMs: Milliseconds; endMs: Milliseconds } | undefined;
  for (const { tMs, quality } of frames) {
    if (!isPoor(quality)) {
      open = undefined;
    } else if (open) {
      open.endMs = tMs;
    } else {
      open = { startMs: tMs, endMs: tMs };
      out.push(open);
    }
  }
  return out.filter((stretch) => durationMs(stretch) >= SHORTEST_MS);
}

const isPoor = ({ meanLuma, contrast, sharpness }: PictureQuality): boolean =>
  meanLuma < DARK_LUMA || contrast < FLAT_CONTRAST || sharpness < BLURRED_SHARPNESS;
