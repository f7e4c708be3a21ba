import type { EpochMilliseconds } from '../core/units.ts';
import type { StoredEntries } from '../store/runs/entries.ts';
import type { RunRecord } from '../store/runs/runs.ts';
import type { TimelineStore } from '../store/store.ts';

export type RunOfStretch = RunRecord & StoredEntries;

export interface StretchOfWindow {
  /** Every window where left out. */
  readonly window?: string;
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
}

/**
 * The current runs of the stretch with those of their entries that reach into it. Recordings without a known start are
 * only in a stretch without borders.
 */
export async function runsOfStretch(store: TimelineStore, stretch: StretchOfWindow): Promise<RunOfStretch[]> {
  const bounded = stretch.from !== undefined || stretch.to !== undefined;
  const runs = (await store.runs(stretch)).filter((run) => !bounded || run.startedAt !== undefined);
  const found: RunOfStretch[] = [];
  for (const run of runs) found.push({ ...run, ...within(await store.entries(run.id), stretch) });
  return found;
}

function within(entries: StoredEntries, { from = -Infinity, to = Infinity }: StretchOfWindow): StoredEntries {
  const reaches = ({ startAt, endAt }: { readonly startAt?: number; readonly endAt?: number }): boolean =>
    (startAt ?? -Infinity) < to && (endAt ?? Infinity) > from;
  return {
    events: entries.events.filter(reaches),
    blindness: entries.blindness.filter(reaches),
    encounters: entries.encounters.filter(reaches),
    findings: entries.findings.filter(reaches),
  };
}
