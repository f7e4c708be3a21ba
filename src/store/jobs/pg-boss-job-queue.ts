import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { HALL_TIME_ZONE } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { describeDatabaseUrl } from '../database/postgres-database.ts';
import { reporting } from '../database/store-errors.ts';
import { JOB_KINDS, type JobKind, type JobProblem, type JobTypes } from './job.ts';
import { type JobId, jobId } from './job-id.ts';
import {
  type Claim,
  HEARTBEAT_MS,
  type JobQueue,
  type JobRecord,
  LONGEST_RETRY_DELAY_MS,
  MOST_ATTEMPTS,
  NO_JOBS,
  RETRY_DELAY_MS,
} from './job-queue.ts';
import type { JobState } from './jobs-schema.ts';
import { nextTime } from './next-time.ts';

const SCHEMA = 'liyi_jobs';
/** How often one of the connected processes looks for workers that fell silent. */
const SUPERVISE_SECONDS = 3;
const CONNECT_TIMEOUT_MS = 10_000;
/**
 * A job belongs to its worker as long as the worker says that it is alive: a week-long recording on a slow machine
 * takes days. pg-boss limits this option to a day, but its tables do not.
 */
const NO_WORK_LIMIT_SECONDS = 2 ** 31 - 1;
/** A recording may wait a year for its turn. */
const LONGEST_WAIT_SECONDS = 365 * 24 * 3600;
/** Results are in the timeline; the queue keeps them for those who ask about a job. */
const KEPT_SECONDS = 30 * 24 * 3600;

const QUEUE = {
  heartbeatSeconds: HEARTBEAT_MS / 1000,
  retryLimit: MOST_ATTEMPTS - 1,
  retryDelay: RETRY_DELAY_MS / 1000,
  retryBackoff: true,
  retryDelayMax: LONGEST_RETRY_DELAY_MS / 1000,
  retentionSeconds: LONGEST_WAIT_SECONDS,
  deleteAfterSeconds: KEPT_SECONDS,
} as const;

/** The queue of jobs that have had all their attempts. */
const deadLetterOf = (kind: JobKind): string => `${kind}-dead`;

/**
 * Opens one queue for each kind of job, each with its dead letters.
 * @throws LiyiError LIYI_STORE_OPEN
 */
export async function openPgBossJobQueue(
  databaseUrl: string,
  onError: (error: Error) => void = () => {},
): Promise<JobQueue> {
  const placeName = describeDatabaseUrl(databaseUrl);
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    application_name: 'liyi-jobs',
    max: 4,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  // A connection lost between two calls is opened again; the next call reports lasting problems.
  boss.on('error', onError);
  await reporting('LIYI_STORE_OPEN', placeName, async () => {
    await boss.start();
    for (const kind of JOB_KINDS) {
      await boss.createQueue(deadLetterOf(kind));
      await boss.createQueue(kind, { ...QUEUE, deadLetter: deadLetterOf(kind) });
      // Otherwise a queue made by an earlier version keeps its settings.
      await boss.updateQueue(kind, QUEUE);
    }
    await liftWorkLimit(boss);
  });
  return pgBossJobQueue(boss, placeName);
}

/** Removes the time limit for jobs to come and for jobs that an earlier version queued. */
async function liftWorkLimit(boss: PgBoss): Promise<void> {
  const db = boss.getDb();
  const limited = `expire_seconds < ${NO_WORK_LIMIT_SECONDS}`;
  await db.executeSql(`update ${SCHEMA}.queue set expire_seconds = ${NO_WORK_LIMIT_SECONDS} where ${limited}`);
  await db.executeSql(
    `update ${SCHEMA}.job set expire_seconds = ${NO_WORK_LIMIT_SECONDS} where ${limited} and state < 'completed'`,
  );
}

function pgBossJobQueue(boss: PgBoss, placeName: string): JobQueue {
  const writing = <T>(work: () => Promise<T>): Promise<T> => reporting('LIYI_STORE_WRITE', placeName, work);
  const reading = <T>(work: () => Promise<T>): Promise<T> => reporting('LIYI_STORE_READ', placeName, work);
  const query = async <Row>(text: string, values: unknown[]): Promise<Row[]> =>
    (await boss.getDb().executeSql(text, values)).rows as Row[];
  /** pg-boss counts tries that failed, from 0. */
  const held = ({ id, attempt }: Claim) => ({ id, retryCount: attempt - 1 });
  const stateOf = async ({ id, kind }: Claim) =>
    (await query<Pick<BossRow, 'state'>>(`select state from ${SCHEMA}.job where name = $1 and id = $2`, [kind, id]))[0]
      ?.state;

  return {
    enqueue: ({ kind, key, payload, priority = 0 }, { again = false } = {}) =>
      writing(async () => {
        const id = jobId(kind, key);
        await query(
          `delete from ${SCHEMA}.job where name = $1 and id = $2 and state = any($3::${SCHEMA}.job_state[])`,
          [kind, id, again ? ['completed', 'failed', 'cancelled'] : ['failed', 'cancelled']],
        );
        await boss.insert(kind, [{ id, data: payload, priority }]);
        return id;
      }),
    claim: <K extends JobKind>(kind: K) =>
      writing(async (): Promise<Claim<K> | undefined> => {
        const [job] = await boss.fetch<JobTypes[K]['payload']>(kind);
        return job && { id: job.id, kind, payload: job.data, attempt: job.retryCount + 1 };
      }),
    keepAlive: (claim) => writing(async () => touched(await boss.touch(claim.kind, [held(claim)]))),
    complete: (claim, result) => writing(async () => touched(await boss.complete(claim.kind, [held(claim)], result))),
    fail: (claim, problem) =>
      writing(async () => {
        if (!touched(await boss.fail(claim.kind, [held(claim)], problem))) return 'lost';
        return (await stateOf(claim)) === 'failed' ? 'dead' : 'retried';
      }),
    release: (claim) =>
      writing(async () => {
        await query(
          `update ${SCHEMA}.job set state = 'created', started_on = null, heartbeat_on = null
             where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
          [claim.kind, claim.id, claim.attempt - 1],
        );
      }),
    find: (kind, ids) =>
      reading(async () => {
        const rows = await query<BossRow>(`${SELECT} where name = $1 and id = any($2::uuid[])`, [kind, ids]);
        return rows.map((row) => recordOf(kind, row));
      }),
    list: (kind, { state, limit }) =>
      reading(async () => {
        const states = Object.entries(STATE).flatMap(([boss, ours]) => (ours === (state ?? ours) ? [boss] : []));
        const rows = await query<BossRow>(
          `${SELECT} where name = $1 and state = any($2::${SCHEMA}.job_state[]) order by created_on desc limit $3`,
          [kind, states, limit],
        );
        return rows.map((row) => recordOf(kind, row));
      }),
    counts: (kind) =>
      reading(async () => {
        const rows = await query<{ state: JobWithMetadata['state']; count: string }>(
          `select state, count(*) as count from ${SCHEMA}.job where name = $1 group by state`,
          [kind],
        );
        const counts = { ...NO_JOBS };
        for (const { state, count } of rows) counts[STATE[state]] += Number(count);
        return counts;
      }),
    schedule: ({ name, kind, payload, cron }) =>
      writing(async () => {
        nextTime(cron, Date.now());
        await boss.schedule(kind, cron, payload, { tz: HALL_TIME_ZONE, key: name });
      }),
    unschedule: (name) =>
      writing(async () => {
        for (const kind of JOB_KINDS) await boss.unschedule(kind, name);
      }),
    [Symbol.asyncDispose]: () => boss.stop({ graceful: false }),
  };
}

const STATE: Readonly<Record<JobWithMetadata['state'], JobState>> = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  cancelled: 'dead',
  failed: 'dead',
};

interface BossRow {
  readonly id: JobId;
  readonly data: object;
  readonly state: JobWithMetadata['state'];
  readonly retry_count: number;
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly output: object | null;
}

const EPOCH_MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const SELECT = `select id, data, state, retry_count, output, ${EPOCH_MS('created_on')} as created_at,
  ${EPOCH_MS('completed_on')} as completed_at from ${SCHEMA}.job`;

function recordOf<K extends JobKind>(kind: K, row: BossRow): JobRecord<K> {
  const state = STATE[row.state];
  return {
    id: row.id,
    kind,
    payload: row.data as JobTypes[K]['payload'],
    attempt: row.retry_count + 1,
    state,
    createdAt: Math.round(row.created_at) as EpochMilliseconds,
    ...(row.completed_at !== null && { settledAt: Math.round(row.completed_at) }),
    ...(row.output !== null &&
      (state === 'done' ? { result: row.output as JobTypes[K]['result'] } : { problem: problemOf(row.output) })),
  };
}

/** pg-boss itself writes `{value: {message}}` for a worker that fell silent or took too long. */
function problemOf(output: object): JobProblem {
  if ('code' in output) return output as JobProblem;
  const { value } = output as { value?: { message?: string } };
  return {
    code: 'LIYI_ANALYSIS_DIED',
    message: value?.message ?? 'the worker fell silent while it had this job',
    remedy: 'Look for what ended it: memory, power, or this recording.',
  };
}

/** Whether a settling statement changed a row; the published type leaves the number out. */
const touched = (response: object): boolean => (response as { affected?: number }).affected === 1;
