import { setTimeout as sleep } from 'node:timers/promises';
import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import type { JobKind, JobProblem, JobTypes } from '../store/jobs/job.ts';
import type { Claim, FailureOutcome, JobQueue } from '../store/jobs/job-queue.ts';
import { retryOnStoreError } from './retry-on-store-error.ts';

/** Three heartbeats before a worker is considered dead. */
const KEEP_ALIVE_EVERY_MS: Milliseconds = 3000;
const IDLE_POLL_MS: Milliseconds = 1000;

export type JobHandler<K extends JobKind> = (claim: Claim<K>, signal: AbortSignal) => Promise<JobTypes[K]['result']>;
export type JobHandlers = { readonly [K in JobKind]?: JobHandler<K> };

export type JobSettlement =
  | { readonly outcome: 'done'; readonly result: JobTypes[JobKind]['result'] }
  | { readonly outcome: FailureOutcome; readonly problem: JobProblem };

/** Which jobs a worker does, and when it ends. */
export interface WorkerOptions {
  readonly handlers: JobHandlers;
  /** Jobs done at a time. */
  readonly concurrency: number;
  /** Aborting returns the current jobs without counting the attempt, and ends the worker. */
  readonly signal: AbortSignal;
  /** Whether another job may be started now; left out: always. */
  readonly mayBegin?: () => boolean;
  /** Called when there is nothing to do; the worker ends when it returns true. Left out: never. */
  readonly isFinished?: () => Promise<boolean>;
  readonly onSettled?: (claim: Claim, settlement: JobSettlement) => void;
  readonly keepAliveEveryMs?: Milliseconds;
  readonly idlePollMs?: Milliseconds;
}

/**
 * Does jobs of the queue until the signal aborts or `isFinished`.
 * @throws LiyiError of a machine that cannot do any job, after returning the current jobs
 */
export async function runJobs(queue: JobQueue, options: WorkerOptions): Promise<void> {
  const { signal, mayBegin = () => true, isFinished = async () => false } = options;
  const stop = new AbortController();
  const ending = AbortSignal.any([signal, stop.signal]);
  const kinds = Object.keys(options.handlers) as JobKind[];
  let finished = false;

  const slot = async (): Promise<void> => {
    while (!ending.aborted && !finished) {
      const claim = mayBegin() ? await retryOnStoreError(() => claimAny(queue, kinds), ending) : undefined;
      if (claim !== undefined) await doJob(queue, claim, options, ending);
      else if (await retryOnStoreError(isFinished, ending)) finished = true;
      else await sleep(options.idlePollMs ?? IDLE_POLL_MS, undefined, { signal: ending }).catch(() => {});
    }
  };
  const slots = Array.from({ length: options.concurrency }, () =>
    slot().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(slots);
  await Promise.all(slots);
}

async function claimAny(queue: JobQueue, kinds: readonly JobKind[]): Promise<Claim | undefined> {
  for (const kind of kinds) {
    const claim = await queue.claim(kind);
    if (claim !== undefined) return claim;
  }
  return undefined;
}

async function doJob(queue: JobQueue, claim: Claim, options: WorkerOptions, ending: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const signal = AbortSignal.any([ending, lost.signal]);
  const alive = setInterval(() => {
    // A failed heartbeat is no reason to stop: settling will show whether the claim still holds.
    queue.keepAlive(claim).then(
      (held) => held || lost.abort(),
      () => {},
    );
  }, options.keepAliveEveryMs ?? KEEP_ALIVE_EVERY_MS);
  try {
    const handler = options.handlers[claim.kind] as JobHandler<JobKind>;
    const result = await handler(claim, signal);
    await retryOnStoreError(() => queue.complete(claim, result), ending);
    options.onSettled?.(claim, { outcome: 'done', result });
  } catch (error) {
    if (lost.signal.aborted) return options.onSettled?.(claim, { outcome: 'lost', problem: problemOf(error) });
    if (ending.aborted) return await queue.release(claim);
    if (error instanceof LiyiError && error.job === 'stops-worker') {
      await queue.release(claim);
      throw error;
    }
    const problem = problemOf(error);
    options.onSettled?.(claim, { outcome: await retryOnStoreError(() => queue.fail(claim, problem), ending), problem });
  } finally {
    clearInterval(alive);
  }
}

/** An error as a problem to be stored with a job; an unexpected one is reported as a bug of the program. */
export function problemOf(error: unknown): JobProblem {
  if (error instanceof LiyiError) return { code: error.code, message: error.message, remedy: error.remedy };
  return {
    code: 'LIYI_UNEXPECTED',
    message: error instanceof Error ? error.message : String(error),
    remedy: 'This is a mistake of the program: report it with this message.',
  };
}
