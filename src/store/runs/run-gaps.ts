import { gapsBetween, type Interval } from '../../core/interval.ts';
import type { AnalysisRun } from './run.ts';

type ReadFootage = Pick<AnalysisRun, 'completeness' | 'decoding' | 'footage'>;

/** Stretches of a run's footage without usable pictures, as it was judged. Older runs keep them only where incomplete. */
export function gapsOf({ completeness, decoding, footage }: ReadFootage): readonly Interval[] {
  if (decoding) return decoding.gaps;
  if (completeness.complete) return [];
  return gapsBetween(completeness.covered, { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs });
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
