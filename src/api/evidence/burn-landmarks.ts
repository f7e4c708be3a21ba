import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { errorFrom } from '../../core/plain-error.ts';
import type { Milliseconds } from '../../core/units.ts';
import { nobodyWaits } from '../service/within-time.ts';
import type { BurnAnswer, BurnTask } from './burn-task.ts';

const CHILD = fileURLToPath(new URL('./burn-child.ts', import.meta.url));

/** Time for the process to end its ffmpeg. */
const LEAVE_WITHIN_MS: Milliseconds = 1_000;

/**
 * Writes a clip with landmarks in a process of its own.
 * @throws LiyiError what that process reports, LIYI_INTERRUPTED after `signal`
 */
export async function burnLandmarks(task: BurnTask, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw nobodyWaits();
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' });
  try {
    const answer = await new Promise<BurnAnswer>((resolve, reject) => {
      child.once('message', (message) => resolve(message as BurnAnswer));
      child.once('error', reject);
      child.once('close', (code, by) => reject(new Error(`the process that cuts clips ended (${by ?? code})`)));
      signal.addEventListener('abort', () => reject(nobodyWaits()), { once: true });
      child.send(task, (error) => error && reject(error));
    });
    if (!answer.done) throw errorFrom(answer.error);
  } finally {
    // It then ends its own ffmpeg, which no signal to itself would reach.
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), LEAVE_WITHIN_MS);
    child.once('close', () => clearTimeout(timer));
  }
}
