import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { JobKind, JobProblem, JobTypes } from './job.ts';
import type { JobId } from './job-id.ts';
import type { JobState } from './jobs-schema.ts';

/** A worker that is silent for longer is taken for dead, and its job is given to another. pg-boss allows no less. */
export const HEARTBEAT_MS: Milliseconds = 10_000;
/** Tries in all; a recording that brings down its process each time must not do so for ever. */
export const MOST_ATTEMPTS = 5;
/** Before the second try, doubled for each further one. */
export const RETRY_DELAY_MS: Milliseconds = 2000;
export const LONGEST_RETRY_DELAY_MS: Milliseconds = MINUTE_MS;

export interface NewJob<K extends JobKind = JobKind> {
  readonly kind: K;
  /** The same work has the same key. */
  readonly key: string;
  readonly payload: JobTypes[K]['payload'];
  /** Higher ones go first; 0 where left out. */
  readonly priority?: number;
}

/** A job that is this worker's until it is settled or the worker falls silent. */
export interface Claim<K extends JobKind = JobKind> {
  readonly id: JobId;
  readonly kind: K;
  readonly payload: JobTypes[K]['payload'];
  /** Tells this claim from an earlier or later one of the same job; 1 for the first. */
  readonly attempt: number;
}

export interface JobRecord<K extends JobKind = JobKind> extends Claim<K> {
  readonly state: JobState;
  readonly createdAt: EpochMilliseconds;
  readonly settledAt?: EpochMilliseconds;
  /** Of a job that is done. */
  readonly result?: JobTypes[K]['result'];
  /** Of the last try that failed. */
  readonly problem?: JobProblem;
}

export interface JobSchedule<K extends JobKind = JobKind> {
  readonly name: string;
  readonly kind: K;
  readonly payload: JobTypes[K]['payload'];
  /** Five fields, by the clock on the hall's wall. */
  readonly cron: string;
}

export type JobCounts = Readonly<Record<JobState, number>>;

/**
 * - `retried`: it waits for another try
 * - `dead`: it has had all its tries and is kept to be looked at
 * - `lost`: it was no longer this worker's
 */
export type FailureOutcome = 'retried' | 'dead' | 'lost';

/**
 * Work that outlives the processes that do it. A job is done by one worker at a time; should two come to hold the same
 * one, because the first had only seemed dead, the first can no longer settle it. Fails with LIYI_STORE_WRITE.
 */
export interface JobQueue extends AsyncDisposable {
  /**
   * Adds what is not known. A known job that waits or runs is left alone; a dead one is taken up anew, one that is done
   * only with `again`.
   */
  enqueue<K extends JobKind>(job: NewJob<K>, options?: { readonly again?: boolean }): Promise<JobId>;
  claim<K extends JobKind>(kind: K): Promise<Claim<K> | undefined>;
  /** False when the job is no longer this worker's. */
  keepAlive(claim: Claim): Promise<boolean>;
  /** False when the job is no longer this worker's. */
  complete<K extends JobKind>(claim: Claim<K>, result: JobTypes[K]['result']): Promise<boolean>;
  fail(claim: Claim, problem: JobProblem): Promise<FailureOutcome>;
  /** Gives it back untried, as if it had never been claimed. */
  release(claim: Claim): Promise<void>;
  /** Those of the ids that are known. */
  find<K extends JobKind>(kind: K, ids: readonly JobId[]): Promise<readonly JobRecord<K>[]>;
  /** Newest first. */
  list<K extends JobKind>(kind: K, query: { state?: JobState; limit: number }): Promise<readonly JobRecord<K>[]>;
  counts(kind: JobKind): Promise<JobCounts>;
  /** From now on; replaces the schedule of that name. A time that passed while no worker ran is not made up for. */
  schedule(schedule: JobSchedule): Promise<void>;
  unschedule(name: string): Promise<void>;
}

export const NO_JOBS: JobCounts = { waiting: 0, running: 0, done: 0, dead: 0 };
