import { Worker } from 'node:worker_threads';
import { LiyiError } from '../../core/errors.ts';
import type { Interval } from '../../core/interval.ts';
import { errorFrom } from '../../core/plain-error.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { CurveAnswer, CurveRequest } from './curve-messages.ts';
import type { Curve } from './measurement-view.ts';

/** Requests that may wait for the thread; with more the service is busy. */
const MOST_WAITING = 32;

interface Task {
  readonly request: CurveRequest;
  readonly resolve: (curves: readonly Curve[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Quantities over time, measured from the readings of whole runs by one thread, request after request. It starts with
 * the first request. Where it dies, waiting requests fail and the next one starts another.
 */
export class RunCurves implements AsyncDisposable {
  readonly #store: Pick<ServiceStore, 'readingBlocks'>;
  readonly #waiting: Task[] = [];
  #current: Task | undefined;
  #worker: Worker | undefined;
  #isClosed = false;

  constructor(store: Pick<ServiceStore, 'readingBlocks'>) {
    this.#store = store;
  }

  /**
   * @param signal aborted when nobody waits any more
   * @throws LiyiError LIYI_BUSY where too many wait, LIYI_INTERRUPTED after `signal` or at the end of the service,
   * LIYI_STORE_READ for readings that cannot be read, LIYI_SERVICE where the thread died
   */
  async within(run: RunRecord, interval: Interval, signal: AbortSignal): Promise<readonly Curve[]> {
    if (this.#isClosed || signal.aborted) throw interrupted();
    if (this.#waiting.length >= MOST_WAITING) throw busy();
    const { id, camera, picture } = run;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Curve[]>();
    const task = { request: { run: id, camera, picture, interval }, resolve, reject };
    const abort = () => this.#abort(task);
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.push(task);
    this.#next();
    return promise.finally(() => signal.removeEventListener('abort', abort));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const task of [this.#current, ...this.#waiting.splice(0)]) task?.reject(interrupted());
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#isClosed || this.#current !== undefined) return;
    this.#current = this.#waiting.shift();
    if (this.#current === undefined) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#current.request);
  }

  /** The thread finishes what it has begun, because the run will be requested again soon. */
  #abort(task: Task): void {
    const place = this.#waiting.indexOf(task);
    if (place >= 0) this.#waiting.splice(place, 1);
    task.reject(interrupted());
  }

  #start(): Worker {
    const worker = new Worker(new URL('./curve-worker.ts', import.meta.url));
    let cause: unknown;
    worker.on('message', (answer: CurveAnswer) => void this.#answered(worker, answer));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      this.#settle((task) => task.reject(died(cause)));
    });
    return worker;
  }

  async #answered(worker: Worker, answer: CurveAnswer): Promise<void> {
    const task = this.#current;
    if (task === undefined) return;
    if (answer.kind === 'curves') return this.#settle(({ resolve }) => resolve(answer.curves));
    if (answer.kind === 'failed') return this.#settle(({ reject }) => reject(errorFrom(answer.error)));
    try {
      worker.postMessage({ ...task.request, blocks: await this.#store.readingBlocks(task.request.run) });
    } catch (error) {
      if (this.#current === task) this.#settle(({ reject }) => reject(error));
    }
  }

  #settle(answer: (task: Task) => void): void {
    const task = this.#current;
    this.#current = undefined;
    if (task !== undefined) answer(task);
    this.#next();
  }
}

const interrupted = (): LiyiError =>
  new LiyiError('LIYI_INTERRUPTED', {
    message: 'nobody waits for the curves any more, or the service ends',
    remedy: 'Ask again.',
  });

const busy = (): LiyiError =>
  new LiyiError('LIYI_BUSY', {
    message: 'many runs are being measured already',
    remedy: 'Try again in some seconds.',
  });

const died = (cause: unknown): LiyiError =>
  new LiyiError('LIYI_SERVICE', {
    message: 'the thread that measures runs ended without an answer',
    remedy: 'Try again; where it ends the same way, look at the memory of the machine.',
    cause,
  });
