import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LiyiError } from '../core/errors.ts';
import { errorFrom } from '../core/plain-error.ts';
import { publicName } from '../media/remote-input.ts';
import type { RecordingResult } from '../store/jobs/job.ts';
import type { AnalysisMessage, AnalysisTask } from './analysis-messages.ts';

const CHILD = fileURLToPath(new URL('./analysis-child.ts', import.meta.url));

/** The processes that analyse recordings, one for each. Pausing stops them where they are; they keep their memory. */
export class AnalysisProcesses implements Disposable {
  readonly #program: string;
  readonly #children = new Set<ChildProcess>();
  #paused = false;

  /** @param program what each process runs: a module that calls `analyzeForParent` */
  constructor(program: string = CHILD) {
    this.#program = program;
  }

  /**
   * Analyses one recording.
   * @param onFraction share of the footage analysed so far, 0..1
   * @throws LiyiError what the process reports, or LIYI_ANALYSIS_DIED where it ends without a report
   */
  run(task: AnalysisTask, signal: AbortSignal, onFraction: (fraction: number) => void): Promise<RecordingResult> {
    signal.throwIfAborted();
    const child = fork(this.#program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
    this.#children.add(child);
    const kill = () => void child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    if (this.#paused) child.kill('SIGSTOP');
    return new Promise<RecordingResult>((resolve, reject) => {
      let lastWords = '';
      child.stderr!.on('data', (chunk: Buffer) => {
        lastWords = `${lastWords}${chunk}`.slice(-2000);
      });
      child.on('message', (message: AnalysisMessage) => {
        if (message.type === 'progress') onFraction(message.fraction);
        else if (message.type === 'done') resolve(message.result);
        else reject(errorFrom(message.error));
      });
      child.once('error', reject);
      // After all its messages were received.
      child.once('close', (code, by) => {
        // After `done` or `failed` this changes nothing.
        reject(signal.aborted ? signal.reason : died(task, by ?? `exit code ${code}`, lastWords));
      });
      child.send(task, (error) => error && reject(error));
    }).finally(() => {
      this.#children.delete(child);
      signal.removeEventListener('abort', kill);
      child.kill('SIGKILL');
    });
  }

  pause(): void {
    this.#paused = true;
    for (const child of this.#children) child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#paused = false;
    for (const child of this.#children) child.kill('SIGCONT');
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.kill('SIGKILL');
  }
}

const died = ({ path }: AnalysisTask, how: string, lastWords: string): LiyiError =>
  new LiyiError('LIYI_ANALYSIS_DIED', {
    message: `${publicName(path)}: the process that analysed it ended without a result (${how})`,
    remedy: 'It is tried again; where it ends the same way, look at memory (`dmesg`) and play the recording.',
    cause: lastWords === '' ? undefined : new Error(lastWords),
  });
