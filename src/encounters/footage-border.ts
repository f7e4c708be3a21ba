import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { encounterOptions } from './encounter-options.ts';

/** A picture that was analysed, and how long nothing had moved before it. */
interface AnalysedAt {
  readonly tMs: Milliseconds;
  readonly stillMs?: Milliseconds | undefined;
}

/** Whoever is there from the beginning is followed by the third picture: found in one, confirmed in the next, missed in one at most. */
const PICTURES_TO_FIND = 3;
/** Whoever stays to the end may be missed in the last picture. */
const PICTURES_TO_LOSE = 2;

/**
 * How close to a border of the footage a presence counts as cut off by it: whoever is there has to be found first, and may be lost
 * before the end. Where pictures are far apart that takes longer; time in which nothing moved does not count.
 * @param pictures in order of time
 */
export function footageBorderMs(pictures: readonly AnalysedAt[], { startMs, endMs }: Interval): Milliseconds {
  const first = pictures.slice(0, PICTURES_TO_FIND);
  const last = pictures.slice(-PICTURES_TO_LOSE);
  const foundMs = (first.at(-1)?.tMs ?? startMs) - startMs - stillMs(first);
  const lostMs = endMs - (last[0]?.tMs ?? endMs) - stillMs(last.slice(1));
  return Math.max(encounterOptions().footageBorderMs, foundMs, lostMs);
}

const stillMs = (pictures: readonly AnalysedAt[]): Milliseconds =>
  pictures.reduce((sum, picture) => sum + (picture.stillMs ?? 0), 0);
