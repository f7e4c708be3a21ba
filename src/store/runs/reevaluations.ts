import type { Selectable } from 'kysely';
import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';
import type { RunRecord } from './runs.ts';
import type { ReevaluationsTable } from './runs-schema.ts';

/** Which stored recordings to reevaluate, and why. */
export type ReevaluationScope =
  /** Thresholds of a rulebook were published: everything it judged from then on, at every window. */
  | {
      readonly cause: 'thresholds';
      readonly rulebook: string;
      readonly version: string;
      readonly from: EpochMilliseconds;
    }
  /**
   * New events of a window's calling system are about a time that may have been judged before; or another recording of
   * the window lies beside one that was judged without it; or what was said in it was added; or other opening hours are set.
   */
  | {
      readonly cause: WindowCause;
      readonly windowId: number;
      readonly from: EpochMilliseconds;
      readonly to: EpochMilliseconds;
    };

const WINDOW_CAUSES = ['queue-events', 'recordings', 'words', 'opening-hours'] as const;
type WindowCause = (typeof WINDOW_CAUSES)[number];

export interface ReevaluationProgress {
  /** Runs to reevaluate, as far as they are known. */
  readonly runs: number;
  /** Runs done, with or without a difference. */
  readonly judged: number;
  /** Runs among these that were replaced by another run. */
  readonly changed: number;
  /** Runs whose measurements are deleted: they stay as they are. */
  readonly unmeasured: number;
}

export interface Reevaluation extends ReevaluationProgress {
  readonly id: number;
  readonly scope: ReevaluationScope;
  readonly createdAt: EpochMilliseconds;
  readonly begunAt?: EpochMilliseconds;
  readonly finishedAt?: EpochMilliseconds;
}

const scopeOf = (row: Selectable<ReevaluationsTable>): ReevaluationScope =>
  row.window_id === null
    ? { cause: 'thresholds', rulebook: row.rulebook!, version: row.version!, from: row.from_at }
    : {
        cause: WINDOW_CAUSES.find((cause) => cause === row.cause) ?? 'queue-events',
        ...{ windowId: row.window_id, from: row.from_at, to: row.to_at! },
      };

const reevaluationOf = (row: Selectable<ReevaluationsTable>): Reevaluation => ({
  id: row.id,
  scope: scopeOf(row),
  createdAt: row.created_at,
  ...(row.begun_at !== null && { begunAt: row.begun_at }),
  ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  ...{ runs: row.runs, judged: row.judged, changed: row.changed, unmeasured: row.unmeasured },
});

/**
 * Requests a reevaluation. Queue events or recordings of one window that arrive one after the other are one request until
 * somebody begins with it; what arrived before that is known by then.
 * @returns its id
 */
export async function requestReevaluation(
  writing: Writing,
  scope: ReevaluationScope,
  actor: string,
  now: EpochMilliseconds,
): Promise<number> {
  const ofWindow = scope.cause === 'thresholds' ? undefined : scope;
  const waiting = ofWindow && (await findWaiting(writing, ofWindow));
  if (ofWindow !== undefined && waiting !== undefined) {
    await writing
      .updateTable('reevaluations')
      .set({ from_at: Math.min(waiting.from_at, ofWindow.from), to_at: Math.max(waiting.to_at ?? 0, ofWindow.to) })
      .where('id', '=', waiting.id)
      .execute();
    return waiting.id;
  }
  const { id } = await writing
    .insertInto('reevaluations')
    .values({
      cause: scope.cause,
      window_id: ofWindow?.windowId ?? null,
      rulebook: scope.cause === 'thresholds' ? scope.rulebook : null,
      version: scope.cause === 'thresholds' ? scope.version : null,
      from_at: scope.from,
      to_at: ofWindow?.to ?? null,
      actor,
      created_at: now,
      begun_at: null,
      finished_at: null,
      ...{ runs: 0, judged: 0, changed: 0, unmeasured: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Requests that a run is judged again with its words. False where it is not known when it began: no period has it. */
export async function requestWithWords(
  writing: Writing,
  { id, startedAt, footage }: Pick<RunRecord, 'id' | 'startedAt' | 'footage'>,
  actor: string,
  now: EpochMilliseconds,
): Promise<boolean> {
  if (startedAt === undefined) return false;
  const { window_id: windowId } = await writing
    .selectFrom('runs')
    .select('window_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const period = { from: startedAt, to: startedAt + footage.durationMs };
  await requestReevaluation(writing, { cause: 'words', windowId, ...period }, actor, now);
  return true;
}

/** Locked until the transaction ends, so that nobody begins with it meanwhile. */
const findWaiting = (writing: Writing, { windowId, cause }: { readonly windowId: number; readonly cause: string }) =>
  writing
    .updateTable('reevaluations')
    .set((eb) => ({ from_at: eb.ref('from_at') }))
    .where('window_id', '=', windowId)
    .where('cause', '=', cause)
    .where('begun_at', 'is', null)
    .returning(['id', 'from_at', 'to_at'])
    .executeTakeFirst();

/** Marks a reevaluation as begun. Undefined where it is finished, or was never requested. */
export async function beginReevaluation(
  writing: Writing,
  id: number,
  now: EpochMilliseconds,
): Promise<Reevaluation | undefined> {
  const row = await writing
    .updateTable('reevaluations')
    .set((eb) => ({ begun_at: eb.fn.coalesce('begun_at', eb.val(now)) }))
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && reevaluationOf(row);
}

/** Stores how far a reevaluation has come, and that it is finished where a time is given. */
export async function recordReevaluation(
  writing: Writing,
  id: number,
  progress: ReevaluationProgress,
  finishedAt?: EpochMilliseconds,
): Promise<void> {
  const { runs, judged, changed, unmeasured } = progress;
  await writing
    .updateTable('reevaluations')
    .set({ runs, judged, changed, unmeasured, ...(finishedAt !== undefined && { finished_at: finishedAt }) })
    .where('id', '=', id)
    .execute();
}

/** Calling systems send events one after the other, and files come one after the other: those of a minute are judged together. */
const SETTLE_MS: Milliseconds = MINUTE_MS;

/** Ids of reevaluations that may be begun or continued now, oldest first. */
export async function dueReevaluations(db: Database, now: EpochMilliseconds): Promise<number[]> {
  const rows = await db
    .selectFrom('reevaluations')
    .select('id')
    .where('finished_at', 'is', null)
    .where((eb) => eb.or([eb('cause', 'in', ['thresholds', 'opening-hours']), eb('created_at', '<=', now - SETTLE_MS)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of requests to judge recordings together that nobody has begun with, oldest first. */
export async function unjoinedRecordings(db: Database): Promise<number[]> {
  const rows = await db
    .selectFrom('reevaluations')
    .select('id')
    .where('finished_at', 'is', null)
    .where('begun_at', 'is', null)
    .where('cause', '=', 'recordings')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Reevaluations after thresholds of a rulebook were published, newest first. */
export async function listReevaluations(db: Database, rulebook: string, limit: number): Promise<Reevaluation[]> {
  const rows = await db
    .selectFrom('reevaluations')
    .selectAll()
    .where('rulebook', '=', rulebook)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(reevaluationOf);
}
