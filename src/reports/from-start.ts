import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { AnalysedTimeline } from './analysis-document.ts';
import type { Curve } from './curves.ts';

/** The run for readers: with every time counted from the recording's start, as players show it. */
export function fromStart<T extends AnalysedTimeline>(run: T): T {
  const { startMs } = run.footage;
  if (startMs === 0) return run;
  const moved = <I extends Interval>(interval: I): I => ({
    ...interval,
    startMs: interval.startMs - startMs,
    endMs: interval.endMs - startMs,
  });
  const { completeness, decoding } = run;
  return {
    ...run,
    footage: { ...run.footage, startMs: 0 },
    completeness: completeness.complete ? completeness : { ...completeness, covered: completeness.covered.map(moved) },
    ...(decoding && {
      decoding: {
        ...decoding,
        gaps: decoding.gaps.map(moved),
        timeMap: {
          ...decoding.timeMap,
          pieces: decoding.timeMap.pieces.map((piece) => ({ ...piece, startMs: piece.startMs - startMs })),
        },
      },
    }),
    events: run.events.map((event) => ({
      ...moved(event),
      ...(event.peakMs !== undefined && { peakMs: event.peakMs - startMs }),
    })),
    blindness: run.blindness.map(moved),
    encounters: run.encounters.map((encounter) => ({
      ...moved(encounter),
      atCounter: moved(encounter.atCounter),
      phases: encounter.phases.map(moved),
    })),
    findings: run.findings.map((finding) => ({
      ...finding,
      evidence: moved(finding.evidence),
      ...(finding.episodes && {
        episodes: { ...finding.episodes, seen: finding.episodes.seen.map(moved) },
      }),
    })),
  };
}

/** A curve to go with such a run. */
export const curveFrom = (startMs: Milliseconds, curve: Curve): Curve => ({
  ...curve,
  samples: curve.samples.map((sample) => ({ ...sample, tMs: sample.tMs - startMs })),
});
