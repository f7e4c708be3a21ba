import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { errorFrom } from '../../core/plain-error.ts';
import type { BurnAnswer, BurnTask } from './burn-task.ts';

const CHILD = fileURLToPath(new URL('./burn-child.ts', import.meta.url));

/**
 * Writes a clip with landmarks in a process of its own.
 * @throws LiyiError what that process reports
 */
export async function burnLandmarks(task: BurnTask): Promise<void> {
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' });
  try {
    const answer = await new Promise<BurnAnswer>((resolve, reject) => {
      child.once('message', (message) => resolve(message as BurnAnswer));
      child.once('error', reject);
      child.once('close', (code, by) => reject(new Error(`the process that cuts clips ended (${by ?? code})`)));
      child.send(task, (error) => error && reject(error));
    });
    if (!answer.done) throw errorFrom(answer.error);
  } finally {
    child.kill('SIGKILL');
  }
}
