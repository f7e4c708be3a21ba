import type { Verdict } from '../../contract/verdict.ts';
import { contains, durationMs, type Interval, padded } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import { gapsOf } from '../../store/runs/run-gaps.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';
import { type Hiding, visibleMoment } from './visible-moment.ts';

/** Verdicts that get a still: those a person acts on or wants to see confirmed. */
const SHOWN: readonly Verdict[] = ['met', 'not-met', 'needs-review'];
/** Verdicts that also get a clip: those a person must look at. */
const FILMED: readonly Verdict[] = ['not-met', 'needs-review'];
/** Shows what came before and how it ended. */
const LEAD_IN_MS: Milliseconds = 1_000;
const LEAD_OUT_MS: Milliseconds = 1_000;
/** Assumption: reviewers watch only short clips to the end. */
const LONGEST_CLIP_MS: Milliseconds = 20_000;

/** The last picture before a gap is still on show then. */
const BEFORE_GAP_MS: Milliseconds = 1;

export interface EvidenceShot {
  readonly stillMs: Milliseconds;
  /** Left out where a still is enough. */
  readonly clip?: Interval;
}

/**
 * What to show for each finding that needs a picture. Findings with the same evidence share a shot.
 * @param hiding left out where nothing is shown anyway
 */
export function planEvidence(run: AnalysedTimeline, hiding?: Hiding): Map<Finding, EvidenceShot> {
  const { startMs, durationMs: lengthMs } = run.footage;
  const footage = { startMs, endMs: startMs + lengthMs };
  const gaps = gapsOf(run);
  const still = (finding: Finding): Milliseconds => {
    const wantedMs = stillMoment(finding, run, gaps);
    return hiding === undefined ? wantedMs : visibleMoment(wantedMs, finding.evidence, gaps, hiding);
  };
  return new Map(
    run.findings
      .filter(({ verdict }) => SHOWN.includes(verdict))
      .map((finding) => [
        finding,
        {
          stillMs: still(finding),
          ...(FILMED.includes(finding.verdict) && { clip: clipInterval(finding.evidence, footage) }),
        },
      ]),
  );
}

/**
 * The moment of a still: the peak of what was measured where the evidence holds one, otherwise the middle, or the nearest
 * moment of which there is a picture.
 * @param gaps stretches of the footage without usable pictures
 */
export function stillMoment(
  { evidence, value }: Finding,
  { events }: Pick<AnalysedTimeline, 'events'>,
  gaps: readonly Interval[],
): Milliseconds {
  const peak = events.find(
    (event) => event.peakMs !== undefined && event.value === value?.value && contains(evidence, event.peakMs),
  );
  return Math.round(peak?.peakMs ?? seenMoment((evidence.startMs + evidence.endMs) / 2, evidence, gaps));
}

/** The moment nearest to `tMs` of which there is a picture: within the interval, if it has one. */
function seenMoment(tMs: Milliseconds, interval: Interval, gaps: readonly Interval[]): Milliseconds {
  const gap = gaps.find(({ startMs, endMs }) => tMs >= startMs && tMs < endMs);
  if (gap === undefined) return tMs;
  const borders = [gap.startMs - BEFORE_GAP_MS, Math.ceil(gap.endMs)];
  const nearest = borders.toSorted((a, b) => Math.abs(a - tMs) - Math.abs(b - tMs));
  return nearest.find((t) => contains(interval, t)) ?? nearest[0]!;
}

/** The interval of a clip: the evidence with what came before and after, no longer than a reviewer watches. */
export function clipInterval(evidence: Interval, footage: Interval): Interval {
  const wanted = padded(evidence, LEAD_IN_MS, LEAD_OUT_MS, footage);
  const endMs = durationMs(wanted) > LONGEST_CLIP_MS ? wanted.startMs + LONGEST_CLIP_MS : wanted.endMs;
  return { startMs: Math.round(wanted.startMs), endMs: Math.round(endMs) };
}
