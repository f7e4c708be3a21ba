import { loadRulebooks } from '../config/load-rulebooks.ts';
import type { RulebookSettings } from '../config/rulebook-places.ts';
import { type CallingClocks, callingClockOf } from '../core/calling-clock.ts';
import { reevaluatedEngine } from '../engine-record.ts';
import { reevaluateRun } from '../reevaluate.ts';
import type { OpenDatabase } from '../store/database/open-database.ts';
import { reporting } from '../store/database/store-errors.ts';
import { timelineStore } from '../store/open-store.ts';
import { findPlace } from '../store/places/place-records.ts';
import { recordedQueue } from '../store/queue/queue-record.ts';
import { withPublishedThresholds } from '../store/rulebooks/rulebook-versions.ts';
import { engineHash } from '../store/runs/identity.ts';
import {
  beginReevaluation,
  type ReevaluationProgress,
  type ReevaluationScope,
  recordReevaluation,
} from '../store/runs/reevaluations.ts';
import { listRuns, type RunRecord } from '../store/runs/runs.ts';
import type { Database, Writing } from '../store/schema.ts';
import type { JobHandler } from './run-jobs.ts';

export interface JudgingSettings {
  readonly callingClocks: CallingClocks;
  /** Where the rulebook ids of a run are looked up. */
  readonly rulebooks?: RulebookSettings;
}

const NOTHING: ReevaluationProgress = { runs: 0, judged: 0, changed: 0, unmeasured: 0 };

/**
 * A handler for jobs that judge stored measurements by the current thresholds and queue events. Interrupted and started
 * again, it leaves out what is done. Reviews are carried over, as with every run that replaces another.
 */
export const reevaluationHandler = (
  database: OpenDatabase,
  settings: JudgingSettings,
  clock: () => number = Date.now,
): JobHandler<'reevaluate'> => {
  const { db, placeName } = database;
  const write = <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    reporting('LIYI_STORE_WRITE', placeName, () => db.transaction().execute(work));
  return async ({ payload: { reevaluation: id } }, signal) => {
    const asked = await write((writing) => beginReevaluation(writing, id, clock()));
    if (asked === undefined) return NOTHING;
    const runs = await reporting('LIYI_STORE_READ', placeName, () => runsOf(db, asked.scope));
    let progress: ReevaluationProgress = { ...NOTHING, runs: runs.length, changed: asked.changed };
    for (const run of runs) {
      signal.throwIfAborted();
      const outcome = await reevaluate(database, run, settings);
      progress = {
        ...progress,
        judged: progress.judged + 1,
        changed: progress.changed + (outcome === 'changed' ? 1 : 0),
        unmeasured: progress.unmeasured + (outcome === 'unmeasured' ? 1 : 0),
      };
      await write((writing) => recordReevaluation(writing, id, progress));
    }
    await write((writing) => recordReevaluation(writing, id, progress, clock()));
    return progress;
  };
};

/** The current runs with a known time. */
async function runsOf(db: Database, scope: ReevaluationScope): Promise<RunRecord[]> {
  if (scope.cause === 'thresholds') {
    const runs = await listRuns(db, { from: scope.from });
    return runs.filter(({ engine }) => scope.rulebook in rulebooksOf(engine));
  }
  const place = await findPlace(db, scope.windowId);
  if (place === undefined) return [];
  const { hall, window } = place;
  return listRuns(db, { hall, window, from: scope.from, to: scope.to });
}

/** Versions by rulebook id, as the run was judged. */
const rulebooksOf = ({ settings }: RunRecord['engine']): Readonly<Record<string, string>> =>
  (settings.rulebooks ?? {}) as Readonly<Record<string, string>>;

async function reevaluate(
  database: OpenDatabase,
  record: RunRecord,
  { callingClocks, rulebooks: places = {} }: JudgingSettings,
): Promise<'changed' | 'unchanged' | 'unmeasured'> {
  const { db } = database;
  const store = timelineStore(database, Date.now);
  const rulebooks = await withPublishedThresholds(db, loadRulebooks(Object.keys(rulebooksOf(record.engine)), places));
  const queue = await recordedQueue(db, record, callingClockOf(callingClocks, record.hall));
  if (engineHash(reevaluatedEngine(record.engine, rulebooks, queue)) === engineHash(record.engine)) return 'unchanged';
  const run = await store.run(record.id);
  // Another analysis of the recording was stored meanwhile, judged by the current thresholds.
  if (run.status !== 'current') return 'unchanged';
  if (run.readings.length === 0) return 'unmeasured';
  const { engine, ...timeline } = reevaluateRun(run, rulebooks, queue);
  const { outcome } = await store.commitReevaluation(run.id, timeline, engine);
  return outcome === 'exists' ? 'unchanged' : 'changed';
}
