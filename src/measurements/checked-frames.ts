import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { CheckedPicture } from '../landmarks/observation.ts';
import type { PictureQuality } from '../media/picture-quality.ts';
import type { FrameReading } from './reading.ts';

/** A frame whose picture was checked, with the time until which its check speaks for the picture on either side. */
export interface CheckedFrame {
  readonly tMs: Milliseconds;
  /** The check before, or the first frame. */
  readonly sinceMs: Milliseconds;
  /** The check after, or the last frame. */
  readonly untilMs: Milliseconds;
  readonly check: CheckedPicture;
  readonly quality: PictureQuality;
}

/** A check that fails between others is bridged over this long: two checks and a little. */
const BRIDGE_MS: Milliseconds = 2500;

/** @param frames in order of time */
export function checkedFrames(frames: readonly FrameReading[]): CheckedFrame[] {
  const checked = frames.flatMap(({ tMs, check, quality }) => (check ? [{ tMs, check, quality }] : []));
  return checked.map((frame, i) => ({
    ...frame,
    sinceMs: checked[i - 1]?.tMs ?? frames[0]!.tMs,
    untilMs: checked[i + 1]?.tMs ?? frames.at(-1)!.tMs,
  }));
}

/** Where checks hold for at least `shortestMs`, from the last check that does not to the next one that does not. */
export function stretchesWhere(
  checked: readonly CheckedFrame[],
  holds: (frame: CheckedFrame) => boolean,
  shortestMs: Milliseconds,
): Interval[] {
  const runs: { first: CheckedFrame; last: CheckedFrame }[] = [];
  for (const frame of checked.filter(holds)) {
    const run = runs.at(-1);
    if (run !== undefined && frame.tMs - run.last.tMs <= BRIDGE_MS) run.last = frame;
    else runs.push({ first: frame, last: frame });
  }
  return runs
    .filter(({ first, last }) => last.tMs - first.sinceMs >= shortestMs)
    .map(({ first, last }) => ({ startMs: first.sinceMs, endMs: last.untilMs }));
}
