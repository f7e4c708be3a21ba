import type { StoreLocation } from '../core/store-location.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { type OpenDatabase, openDatabase } from './database/open-database.ts';
import { reporting } from './database/store-errors.ts';
import { listWindows } from './places/places.ts';
import { loadBlocks, loadReadings } from './readings/reading-blocks.ts';
import { findFindings } from './reviews/find-findings.ts';
import { RUN_HOOKS } from './run-hooks.ts';
import { commitNewMinutes, commitReevaluation, commitReevaluations, commitRun } from './runs/commit-run.ts';
import { entriesOfRun, entriesWithin } from './runs/entries.ts';
import { listRuns, loadRun } from './runs/runs.ts';
import { runOfSameMinutes } from './runs/same-minutes.ts';
import { summarize } from './runs/summaries.ts';
import type { TimelineStore } from './store.ts';

/**
 * Opens a store and brings it to this program's schema.
 * @throws LiyiError LIYI_STORE_OPEN
 */
export const openStore = async (
  location: StoreLocation,
  clock: () => EpochMilliseconds = Date.now,
): Promise<TimelineStore> => timelineStore(await openDatabase(location), clock);

/** The timeline store in an open database, which it closes when it is disposed of. */
export function timelineStore(database: OpenDatabase, clock: () => EpochMilliseconds): TimelineStore {
  const { db, placeName, backup } = database;
  const reading = <T>(work: () => Promise<T>) => reporting('LIYI_STORE_READ', placeName, work);
  const writing = <T>(work: () => Promise<T>) => reporting('LIYI_STORE_WRITE', placeName, work);

  return {
    commitRun: (run) => writing(() => commitRun(db, run, { hooks: RUN_HOOKS, now: clock() })),
    commitNewMinutes: (run) => writing(() => commitNewMinutes(db, run, { hooks: RUN_HOOKS, now: clock() })),
    runOfSameMinutes: (filmed) => reading(() => runOfSameMinutes(db, filmed)),
    commitReevaluation: (runId, timeline, engine) =>
      writing(() => commitReevaluation(db, runId, timeline, engine, { hooks: RUN_HOOKS, now: clock() })),
    commitReevaluations: (judged) => writing(() => commitReevaluations(db, judged, { hooks: RUN_HOOKS, now: clock() })),
    windows: (hall) => reading(() => listWindows(db, hall)),
    timeline: (query) =>
      reading(async () => {
        const runs = await listRuns(db, query);
        const ids = runs.map((run) => run.id);
        return { runs, ...(await entriesWithin(db, ids, query)) };
      }),
    runs: (query = {}) => reading(() => listRuns(db, query)),
    run: (id) =>
      reading(async () => {
        const { readingSetId, ...run } = await loadRun(db, id);
        return {
          ...run,
          ...(await entriesOfRun(db, id)),
          readings: await loadReadings(db, { readingSetId, picture: run.picture }),
        };
      }),
    entries: (id) =>
      reading(async () => {
        await loadRun(db, id);
        return entriesOfRun(db, id);
      }),
    readings: (id, interval) => reading(async () => loadReadings(db, await loadRun(db, id), interval)),
    readingBlocks: (id) => reading(async () => loadBlocks(db, (await loadRun(db, id)).readingSetId)),
    findings: (filter, page) => reading(() => findFindings(db, filter, page)),
    summary: (query) => reading(() => summarize(db, query)),
    backup,
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}
