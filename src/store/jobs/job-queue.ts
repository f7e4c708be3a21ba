import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { JobKind, JobProblem, JobTypes } from './job.ts';
import type { JobId } from './job-id.ts';
import type { JobState } from './jobs-schema.ts';

/**
 * A worker that is silent for longer is considered dead, and its job goes to another worker. pg-boss allows no less.
 */
export const HEARTBEAT_MS: Milliseconds = 10_000;
/** Attempts in all: a recording that kills its process must not do so for ever. */
export const MOST_ATTEMPTS = 5;
/** Delay before the second attempt, doubled for each further one. */
export const RETRY_DELAY_MS: Milliseconds = 2000;
export const LONGEST_RETRY_DELAY_MS: Milliseconds = MINUTE_MS;

export interface NewJob<K extends JobKind = JobKind> {
  readonly kind: K;
  /** Identifies the work: the same work has the same key. */
  readonly key: string;
  readonly payload: JobTypes[K]['payload'];
  /** Jobs with a higher priority go first; 0 where left out. */
  readonly priority?: number;
}

/** A job that belongs to this worker until it is settled or the worker falls silent. */
export interface Claim<K extends JobKind = JobKind> {
  readonly id: JobId;
  readonly kind: K;
  readonly payload: JobTypes[K]['payload'];
  /** Number of the attempt, from 1: tells this claim from other claims of the same job. */
  readonly attempt: number;
}

export interface JobRecord<K extends JobKind = JobKind> extends Claim<K> {
  readonly state: JobState;
  readonly createdAt: EpochMilliseconds;
  readonly settledAt?: EpochMilliseconds;
  /** Result of a job that is done. */
  readonly result?: JobTypes[K]['result'];
  /** Problem of the last attempt that failed. */
  readonly problem?: JobProblem;
}

export interface JobSchedule<K extends JobKind = JobKind> {
  readonly name: string;
  readonly kind: K;
  readonly payload: JobTypes[K]['payload'];
  /** Five fields, by the clock at the halls. */
  readonly cron: string;
}

export type JobCounts = Readonly<Record<JobState, number>>;

/**
 * - `retried`: the job waits for another attempt
 * - `dead`: it has had all its attempts and is kept to be looked at
 * - `lost`: it no longer belonged to this worker
 */
export type FailureOutcome = 'retried' | 'dead' | 'lost';

/**
 * Work that outlives the processes that do it. One worker at a time does a job. Where two hold the same job, because
 * the first had only seemed dead, the first can no longer settle it.
 * @throws LiyiError LIYI_STORE_WRITE from every method
 */
export interface JobQueue extends AsyncDisposable {
  /**
   * Adds a job that is not known. A known job that waits or runs is left alone, a dead one is queued again, one that is
   * done only with `again`.
   */
  enqueue<K extends JobKind>(job: NewJob<K>, options?: { readonly again?: boolean }): Promise<JobId>;
  claim<K extends JobKind>(kind: K): Promise<Claim<K> | undefined>;
  /** False where the job no longer belongs to this worker. */
  keepAlive(claim: Claim): Promise<boolean>;
  /** False where the job no longer belongs to this worker. */
  complete<K extends JobKind>(claim: Claim<K>, result: JobTypes[K]['result']): Promise<boolean>;
  fail(claim: Claim, problem: JobProblem): Promise<FailureOutcome>;
  /** Returns a job without counting the attempt. */
  release(claim: Claim): Promise<void>;
  /** The jobs among these ids that are known. */
  find<K extends JobKind>(kind: K, ids: readonly JobId[]): Promise<readonly JobRecord<K>[]>;
  /** Jobs in one state or any, newest first. */
  list<K extends JobKind>(kind: K, query: { state?: JobState; limit: number }): Promise<readonly JobRecord<K>[]>;
  counts(kind: JobKind): Promise<JobCounts>;
  /**
   * Runs a job regularly from now on; replaces the schedule of that name. Times that passed while no worker ran are not
   * made up for.
   */
  schedule(schedule: JobSchedule): Promise<void>;
  unschedule(name: string): Promise<void>;
}

export const NO_JOBS: JobCounts = { waiting: 0, running: 0, done: 0, dead: 0 };
