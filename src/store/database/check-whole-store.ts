import { Worker } from 'node:worker_threads';
import { LiyiError } from '../../core/errors.ts';
import { errorFrom, type PlainError } from '../../core/plain-error.ts';

/**
 * Reads every page of a store in one file, in a thread of its own: a large store takes minutes.
 * @param signal ends the thread
 * @throws LiyiError LIYI_STORE_READ where it is damaged, LIYI_INTERRUPTED after `signal`
 */
export async function checkWholeStore(path: string, signal?: AbortSignal): Promise<void> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: path });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const problem = await new Promise<PlainError | undefined>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(ended(path)));
    });
    if (problem !== undefined) throw errorFrom(problem);
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

const ended = (path: string): LiyiError =>
  new LiyiError('LIYI_INTERRUPTED', {
    message: `checking ${path}: interrupted`,
    remedy: 'Check it again when you want to know.',
  });
