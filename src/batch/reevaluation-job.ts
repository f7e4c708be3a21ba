import { loadRulebooks } from '../config/load-rulebooks.ts';
import type { RulebookSettings } from '../config/rulebook-places.ts';
import type { CallingClocks } from '../core/calling-clock.ts';
import { type HallHours, UNKNOWN_HOURS } from '../core/opening-hours.ts';
import { type JudgedRun, judgeRuns, type RunJudging } from '../judge-runs.ts';
import type { OpenDatabase } from '../store/database/open-database.ts';
import { reporting } from '../store/database/store-errors.ts';
import { timelineStore } from '../store/open-store.ts';
import { findPlace } from '../store/places/place-records.ts';
import { withPublishedThresholds } from '../store/rulebooks/rulebook-versions.ts';
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
  readonly openingHours?: HallHours;
  /** Where the rulebook ids of a run are looked up. */
  readonly rulebooks?: RulebookSettings;
}

const NOTHING: ReevaluationProgress = { runs: 0, judged: 0, changed: 0, unmeasured: 0 };

/** A handler for jobs that judge stored measurements by the current thresholds and queue events. */
export const reevaluationHandler = (
  database: OpenDatabase,
  settings: JudgingSettings,
  clock: () => number = Date.now,
): JobHandler<'reevaluate'> => {
  const judge = requestedJudging(database, settings, clock);
  return ({ payload: { reevaluation } }, signal) => judge(reevaluation, signal);
};

/**
 * Does what a request for a reevaluation asks for, by the request's id. Interrupted and started again, it leaves out what is
 * done. Reviews are carried over, as with every run that replaces another.
 */
export const requestedJudging = (
  database: OpenDatabase,
  settings: JudgingSettings,
  clock: () => number = Date.now,
): ((id: number, signal: AbortSignal) => Promise<ReevaluationProgress>) => {
  const { db, placeName } = database;
  const write = <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
    reporting('LIYI_STORE_WRITE', placeName, () => db.transaction().execute(work));
  return async (id, signal) => {
    const asked = await write((writing) => beginReevaluation(writing, id, clock()));
    if (asked === undefined) return NOTHING;
    const runs = await reporting('LIYI_STORE_READ', placeName, () => runsOf(db, asked.scope));
    let progress: ReevaluationProgress = { ...NOTHING, runs: runs.length, changed: asked.changed };
    signal.throwIfAborted();
    for await (const judged of judgeRuns(runs, judgingOf(database, settings))) {
      progress = withJudged(progress, judged);
      await write((writing) => recordReevaluation(writing, id, progress));
      signal.throwIfAborted();
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

/** Judged with others, a run counts that was not asked for. */
function withJudged(before: ReevaluationProgress, judged: readonly JudgedRun[]): ReevaluationProgress {
  const count = (wanted: JudgedRun['outcome']) => judged.filter(({ outcome }) => outcome === wanted).length;
  const judgedNow = before.judged + judged.length;
  return {
    runs: Math.max(before.runs, judgedNow),
    judged: judgedNow,
    changed: before.changed + count('changed'),
    unmeasured: before.unmeasured + count('unmeasured'),
  };
}

/** What judging needs, with each run judged by the rulebooks that it was judged by, as they read now. */
export const judgingOf = (
  database: OpenDatabase,
  { callingClocks, openingHours = UNKNOWN_HOURS, rulebooks: places = {} }: JudgingSettings,
): RunJudging => ({
  db: database.db,
  store: timelineStore(database, Date.now),
  ...{ callingClocks, openingHours },
  rulebooksOf: ({ engine }) =>
    withPublishedThresholds(database.db, loadRulebooks(Object.keys(rulebooksOf(engine)), places)),
});
