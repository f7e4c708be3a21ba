import type { PictureFault } from '../contract/picture-fault.ts';
import type { Interval } from '../core/interval.ts';
import { durationMs, gapsBetween, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { PictureQuality } from '../media/picture-quality.ts';
import { checkedFrames } from './checked-frames.ts';
import { coveredPictures } from './covered-picture.ts';
import { frozenPictures } from './frozen-picture.ts';
import type { FrameReading } from './reading.ts';
import { signalLosses } from './signal-loss.ts';
import { upsideDownPictures } from './upside-down.ts';

/** A stretch in which the picture shows too little to judge anybody, or is no footage at all. */
export interface PoorPicture extends Interval {
  readonly reason: PictureFault | 'poor-picture';
}

/** Mean luma in video range, where 16 is black: a hall at night without lamps. */
const DARK_LUMA = 30;
/** Standard deviation of luma: a fogged or over-exposed lens shows next to nothing but its own noise. */
const FLAT_CONTRAST = 8;
/** Mean Laplacian of luma: counters seen through a blur of 4 px at 720p and more stay below, sharp ones are above 2. */
const BLURRED_SHARPNESS = 1.2;
/** A flicker or a hand before the lens spoils only its own moment. */
const SHORTEST_MS: Milliseconds = 1000;

/** Disjoint, in order of time. What one fault explains is not given to another. */
export function poorPictures(frames: readonly FrameReading[], hasZones: boolean): PoorPicture[] {
  const checked = checkedFrames(frames);
  const byReason: readonly (readonly [PoorPicture['reason'], readonly Interval[]])[] = [
    ['no-signal', signalLosses(checked)],
    ['covered', coveredPictures(checked, hasZones)],
    ['frozen', frozenPictures(checked)],
    ['upside-down', upsideDownPictures(checked, spanOf(frames))],
    ['poor-picture', darkOrBlurred(frames)],
  ];
  let found: PoorPicture[] = [];
  for (const [reason, stretches] of byReason) {
    const rest = stretches.flatMap((stretch) =>
      gapsBetween(
        found.filter((each) => overlapMs(each, stretch) > 0),
        stretch,
      ),
    );
    const added = rest.filter((part) => durationMs(part) >= SHORTEST_MS).map((part) => ({ ...part, reason }));
    found = [...found, ...added].sort((a, b) => a.startMs - b.startMs);
  }
  return found;
}

const spanOf = (frames: readonly FrameReading[]): Interval => ({
  startMs: frames[0]?.tMs ?? 0,
  endMs: frames.at(-1)?.tMs ?? 0,
});

/** Stretches of at least one second that are too dark, too flat or too blurred. */
function darkOrBlurred(frames: readonly FrameReading[]): Interval[] {
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
