import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { fromJson, toJson } from '../database/codec.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { reporting } from '../database/store-errors.ts';
import type { Database } from '../schema.ts';
import type { JobKind, JobProblem, JobTypes } from './job.ts';
import { type JobId, jobId } from './job-id.ts';
import {
  type Claim,
  type FailureOutcome,
  HEARTBEAT_MS,
  type JobQueue,
  type JobRecord,
  LONGEST_RETRY_DELAY_MS,
  MOST_ATTEMPTS,
  type NewJob,
  NO_JOBS,
  RETRY_DELAY_MS,
} from './job-queue.ts';
import type { JobState, JobsTable } from './jobs-schema.ts';
import { nextTime } from './next-time.ts';

/** Times and clock of a queue, to be changed in tests. */
export interface SqliteQueueOptions {
  readonly heartbeatMs?: Milliseconds;
  readonly retryDelayMs?: Milliseconds;
  readonly clock?: () => EpochMilliseconds;
}

const WORKER_DIED: JobProblem = {
  code: 'LIYI_ANALYSIS_DIED',
  message: 'the worker fell silent while it had this job',
  remedy: 'Look for what ended it: memory, power, or this recording.',
};

/**
 * A queue in a table of the store. Each step is one transaction, durable when it returns. Does not close the database.
 */
export function sqliteJobQueue({ db, placeName }: OpenDatabase, options: SqliteQueueOptions = {}): JobQueue {
  const { heartbeatMs = HEARTBEAT_MS, retryDelayMs = RETRY_DELAY_MS, clock = Date.now } = options;
  const writing = <T>(work: (within: Database) => Promise<T>): Promise<T> =>
    reporting('LIYI_STORE_WRITE', placeName, () => db.transaction().execute(work));
  const reading = <T>(work: () => Promise<T>): Promise<T> => reporting('LIYI_STORE_READ', placeName, work);
  const delayAfter = (attempt: number): Milliseconds =>
    Math.min(LONGEST_RETRY_DELAY_MS, retryDelayMs * 2 ** (attempt - 1));

  return {
    enqueue: (job, { again = false } = {}) => writing((within) => enqueue(within, job, again, clock())),
    claim: (kind) =>
      writing(async (within) => {
        const now = clock();
        await enqueueDue(within, now);
        await forgetFutureHeartbeats(within, kind, now);
        await requeueExpired(within, kind, now - heartbeatMs, now);
        return claimNext(within, kind, now);
      }),
    keepAlive: (claim) => writing((within) => setHeld(within, claim, { heartbeat_at: clock() })),
    complete: (claim, result) =>
      writing((within) => setHeld(within, claim, { ...settled('done', clock()), result: toJson(result) })),
    fail: (claim, problem) =>
      writing(async (within): Promise<FailureOutcome> => {
        const now = clock();
        const dead = claim.attempt >= MOST_ATTEMPTS;
        const state = dead ? settled('dead', now) : { ...WAITING, due_at: now + delayAfter(claim.attempt) };
        if (!(await setHeld(within, claim, { ...state, problem: toJson(problem) }))) return 'lost';
        return dead ? 'dead' : 'retried';
      }),
    release: (claim) =>
      writing(async (within) => void (await setHeld(within, claim, { ...WAITING, attempts: claim.attempt - 1 }))),
    find: (kind, ids) => reading(() => findRecords(db, kind, ids)),
    list: (kind, { state, limit }) =>
      reading(async () => {
        const all = db.selectFrom('jobs').selectAll().where('kind', '=', kind).orderBy('created_at', 'desc');
        const rows = await (state === undefined ? all : all.where('state', '=', state)).limit(limit).execute();
        return rows.map((row) => recordOf(kind, row));
      }),
    counts: (kind) =>
      reading(async () => {
        const rows = await db
          .selectFrom('jobs')
          .select(['state', db.fn.countAll<number>().as('count')])
          .where('kind', '=', kind)
          .groupBy('state')
          .execute();
        return { ...NO_JOBS, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
      }),
    schedule: async ({ name, kind, payload, cron }) => {
      const row = { name, kind, payload: toJson(payload), cron, next_at: nextTime(cron, clock()) };
      await writing(async (within) => {
        await within
          .insertInto('job_schedules')
          .values(row)
          .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
          .execute();
      });
    },
    unschedule: (name) =>
      writing(async (within) => void (await within.deleteFrom('job_schedules').where('name', '=', name).execute())),
    async [Symbol.asyncDispose]() {},
  };
}

const WAITING = { state: 'waiting', heartbeat_at: null } as const;
const settled = (state: JobState, now: EpochMilliseconds) => ({ state, heartbeat_at: null, settled_at: now }) as const;

async function enqueue(within: Database, job: NewJob, again: boolean, now: EpochMilliseconds): Promise<JobId> {
  const id = jobId(job.kind, job.key);
  const fresh = {
    payload: toJson(job.payload),
    priority: job.priority ?? 0,
    ...WAITING,
    attempts: 0,
    due_at: now,
    settled_at: null,
    result: null,
    problem: null,
  };
  await within
    .insertInto('jobs')
    .values({ id, kind: job.kind, created_at: now, ...fresh })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(fresh)
        .where('jobs.state', 'in', again ? ['done', 'dead'] : ['dead']),
    )
    .execute();
  return id;
}

/** The job of a schedule is named after its time, so that two workers that wake together create one. */
async function enqueueDue(within: Database, now: EpochMilliseconds): Promise<void> {
  const due = await within.selectFrom('job_schedules').selectAll().where('next_at', '<=', now).execute();
  for (const { name, kind, payload, cron, next_at } of due) {
    const key = `${name}@${next_at}`;
    await enqueue(within, { kind: kind as JobKind, key, payload: fromJson(payload) }, false, now);
    await within
      .updateTable('job_schedules')
      .set({ next_at: nextTime(cron, now) })
      .where('name', '=', name)
      .execute();
  }
}

/** After the clock was set back, heartbeats lie in the future: they count as of this moment. */
async function forgetFutureHeartbeats(within: Database, kind: JobKind, now: EpochMilliseconds): Promise<void> {
  await within
    .updateTable('jobs')
    .set({ heartbeat_at: now })
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .where('heartbeat_at', '>', now)
    .execute();
}

/** Queues the jobs of workers that fell silent again, or ends those that have had all their attempts. */
async function requeueExpired(
  within: Database,
  kind: JobKind,
  silentSince: EpochMilliseconds,
  now: EpochMilliseconds,
): Promise<void> {
  const silent = within
    .updateTable('jobs')
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .where('heartbeat_at', '<', silentSince);
  const problem = toJson(WORKER_DIED);
  await silent
    .set({ ...settled('dead', now), problem })
    .where('attempts', '>=', MOST_ATTEMPTS)
    .execute();
  await silent.set({ ...WAITING, problem }).execute();
}

async function claimNext<K extends JobKind>(
  within: Database,
  kind: K,
  now: EpochMilliseconds,
): Promise<Claim<K> | undefined> {
  const next = await within
    .selectFrom('jobs')
    .select(['id', 'payload', 'attempts'])
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    // No job waits longer than the longest delay: a later time is of a clock that was set back since.
    .where((eb) => eb.or([eb('due_at', '<=', now), eb('due_at', '>', now + LONGEST_RETRY_DELAY_MS)]))
    .orderBy('priority', 'desc')
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return undefined;
  const attempt = next.attempts + 1;
  await within
    .updateTable('jobs')
    .set({ state: 'running', attempts: attempt, heartbeat_at: now })
    .where('id', '=', next.id)
    .execute();
  return { id: next.id, kind, payload: fromJson(next.payload), attempt };
}

/** Changes the job if it still belongs to this claim. */
async function setHeld(within: Database, claim: Claim, change: Partial<JobsTable>): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('jobs')
    .set(change)
    .where('id', '=', claim.id)
    .where('state', '=', 'running')
    .where('attempts', '=', claim.attempt)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Below SQLite's limit of parameters in a statement. */
const IDS_PER_STATEMENT = 1000;

async function findRecords<K extends JobKind>(db: Database, kind: K, ids: readonly JobId[]): Promise<JobRecord<K>[]> {
  const found: JobRecord<K>[] = [];
  for (let i = 0; i < ids.length; i += IDS_PER_STATEMENT) {
    const some = ids.slice(i, i + IDS_PER_STATEMENT);
    const rows = await db.selectFrom('jobs').selectAll().where('kind', '=', kind).where('id', 'in', some).execute();
    found.push(...rows.map((row) => recordOf(kind, row)));
  }
  return found;
}

const recordOf = <K extends JobKind>(kind: K, row: JobsTable): JobRecord<K> => ({
  id: row.id,
  kind,
  payload: fromJson<JobTypes[K]['payload']>(row.payload),
  attempt: row.attempts,
  state: row.state,
  createdAt: row.created_at,
  ...(row.settled_at !== null && { settledAt: row.settled_at }),
  ...(row.result !== null && { result: fromJson<JobTypes[K]['result']>(row.result) }),
  ...(row.problem !== null && { problem: fromJson<JobProblem>(row.problem) }),
});
