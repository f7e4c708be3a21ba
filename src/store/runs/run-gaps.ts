import { durationMs, gapsBetween, type Interval } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { AnalysisRun } from './run.ts';

type ReadFootage = Pick<AnalysisRun, 'completeness' | 'decoding' | 'footage'>;

/** Stretches of a run's footage without usable pictures, as it was judged. Older runs keep them only where incomplete. */
export function gapsOf({ completeness, decoding, footage }: ReadFootage): readonly Interval[] {
  if (decoding) return decoding.gaps;
  if (completeness.complete) return [];
  return gapsBetween(completeness.covered, { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs });
}

/** In less time than this there may be pictures of which none was analysed. */
const SHORTEST_READ_MS: Milliseconds = 2000;

/** Whether a run read pictures: where its readings are gone, they were deleted. A camera that fell silent has none. */
export function hasPictures(run: ReadFootage): boolean {
  const { startMs, durationMs: lengthMs } = run.footage;
  const pictured = gapsBetween(gapsOf(run), { startMs, endMs: startMs + lengthMs });
  return pictured.reduce((sum, part) => sum + durationMs(part), 0) > SHORTEST_READ_MS;
}

/** The part of a recording that is judged: from its first picture on. Who is there then may have come before it. */
export function picturedPart(footage: Interval, gaps: readonly Interval[]): Interval {
  const [first] = gaps;
  const startMs = first !== undefined && first.startMs <= footage.startMs ? first.endMs : footage.startMs;
  return { startMs: Math.min(startMs, footage.endMs), endMs: footage.endMs };
}

/** What of a run's footage was judged, and its gaps, for judging it again. Live and older runs were judged as a whole. */
export function judgedFootage(run: ReadFootage): { readonly footage: Interval; readonly gaps: readonly Interval[] } {
  const { startMs, durationMs } = run.footage;
  const footage = { startMs, endMs: startMs + durationMs };
  const gaps = gapsOf(run);
  return { footage: run.decoding ? picturedPart(footage, gaps) : footage, gaps };
}
