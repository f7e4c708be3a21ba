import { setTimeout as sleep } from 'node:timers/promises';
import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';

/** Assumption: a database server is back within a minute after a restart; people must repair what lasts longer. */
const DELAYS_MS: readonly Milliseconds[] = [500, 1000, 2000, 4000, 8000, 16_000, 30_000];

const isOfTheStore = (error: unknown): boolean => error instanceof LiyiError && error.scope === 'store';

/**
 * Repeats the work while the store fails, so that hours of work outlive its restart.
 * @throws what the last attempt threw, and every error that is not the store's
 */
export async function retryOnStoreError<T>(
  work: () => Promise<T>,
  signal?: AbortSignal,
  delaysMs: readonly Milliseconds[] = DELAYS_MS,
): Promise<T> {
  for (const delayMs of delaysMs) {
    try {
      return await work();
    } catch (error) {
      if (!isOfTheStore(error) || signal?.aborted) throw error;
      await sleep(delayMs, undefined, { ...(signal && { signal }) }).catch(() => {});
    }
  }
  return await work();
}
