import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** As short as the shortest absence that is reported: in less footage nothing can be seen to be missing. */
const SHORTEST_FOOTAGE_MS: Milliseconds = 2_000;

/** How long there were pictures. */
export const usableMs = (footage: Interval, gaps: readonly Interval[]): Milliseconds =>
  durationMs(footage) - gaps.reduce((sum, gap) => sum + overlapMs(gap, footage), 0);

/** Whether there is so little footage that what it does not show proves nothing. */
export const isHardlyAny = (footage: Interval, gaps: readonly Interval[]): boolean =>
  usableMs(footage, gaps) < SHORTEST_FOOTAGE_MS;
