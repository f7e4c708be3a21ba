import type { Finding } from '../../src/rulebooks/finding.ts';
import type { AnalysisRun } from '../../src/store/runs/run.ts';
import type { StoredEncounter } from '../../src/store/runs/stored-timeline.ts';

/** Share of the findings that have one of the same clause with the same verdict; each answers for one, none for two. */
export function sameShare(wanted: readonly Finding[], found: readonly Finding[]): number {
  const textOf = ({ rulebook, clause, verdict }: Finding) => `${rulebook} ${clause} ${verdict}`;
  const left = found.map(textOf);
  const same = wanted.filter((finding) => {
    const i = left.indexOf(textOf(finding));
    if (i >= 0) left.splice(i, 1);
    return i >= 0;
  });
  return same.length / Math.max(wanted.length, found.length);
}

/** When citizens were at the counter, by the wall clock, in tenths of a second. */
export const timesAtCounter = ({ encounters, startedAt, footage }: AnalysisRun): readonly (readonly number[])[] =>
  encounters.map(({ atCounter }) =>
    [atCounter.startMs, atCounter.endMs].map((ms) => Math.round((startedAt! + ms - footage.startMs) / 100)),
  );

/** The same for stored encounters. */
export const storedTimesAtCounter = (encounters: readonly StoredEncounter[]): readonly (readonly number[])[] =>
  encounters
    .toSorted((a, b) => a.startAt! - b.startAt!)
    .map(({ atCounter, startMs, startAt }) =>
      [atCounter.startMs, atCounter.endMs].map((ms) => Math.round((startAt! - startMs + ms) / 100)),
    );
