import type { EpochMilliseconds } from '../core/units.ts';
import type { StoredEntries } from '../store/runs/entries.ts';
import type { RunRecord } from '../store/runs/runs.ts';
import type { TimelineStore } from '../store/store.ts';

export type RunInPeriod = RunRecord & StoredEntries;

export interface WindowPeriod {
  /** Code of the window; every window where left out. */
  readonly window?: string;
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
}

/**
 * The current runs of the period, with those of their entries that overlap it. Recordings without a known start are
 * only part of a period without borders.
 */
export async function runsInPeriod(store: TimelineStore, period: WindowPeriod): Promise<RunInPeriod[]> {
  const bounded = period.from !== undefined || period.to !== undefined;
  const runs = (await store.runs(period)).filter((run) => !bounded || run.startedAt !== undefined);
  const found: RunInPeriod[] = [];
  for (const run of runs) found.push({ ...run, ...within(await store.entries(run.id), period) });
  return found;
}

function within(entries: StoredEntries, { from = -Infinity, to = Infinity }: WindowPeriod): StoredEntries {
  const reaches = ({ startAt, endAt }: { readonly startAt?: number; readonly endAt?: number }): boolean =>
    (startAt ?? -Infinity) < to && (endAt ?? Infinity) > from;
  return {
    events: entries.events.filter(reaches),
    blindness: entries.blindness.filter(reaches),
    encounters: entries.encounters.filter(reaches),
    findings: entries.findings.filter(reaches),
  };
}
