import type { Worker } from 'node:worker_threads';

/** Follows the threads that this one starts, so that they can be made to fail as by a mistake in their code. */
export class ThreadCrasher implements Disposable {
  readonly #threads = new Set<Worker>();
  readonly #follow = (thread: Worker): void => {
    this.#threads.add(thread);
    thread.once('exit', () => this.#threads.delete(thread));
  };

  constructor() {
    process.on('worker', this.#follow);
  }

  /** Those that run, oldest first. */
  get running(): readonly Worker[] {
    return [...this.#threads];
  }

  /** Sends a message that the thread cannot read: an error that nobody catches. Settles when the thread is gone. */
  async crash(thread: Worker): Promise<void> {
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage(undefined);
    await gone;
  }

  [Symbol.dispose](): void {
    process.off('worker', this.#follow);
  }
}
