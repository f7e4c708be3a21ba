import { Worker } from 'node:worker_threads';
import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import type { NetRecord } from '../inference/model-set.ts';
import { StreamLoads } from './stream-loads.ts';
import type { StreamId } from './stream-spec.ts';
import type { FromWorker, StreamMessage, StreamOpening, StreamReport, ToWorker } from './worker-messages.ts';

/** What the pool reports to its owner. */
export interface PoolListener {
  report(report: StreamReport): void;
  /** The stream has another thread from now on, which must be told about it: open it again. */
  reopen(stream: StreamId): void;
  /** No thread can be started any more. */
  broken(error: LiyiError): void;
}

interface Slot {
  worker: Worker;
  /** Deaths since a thread was last ready. */
  deaths: number;
}

/** A thread that dies this often before it is ready will not do better. */
const MOST_DEATHS = 3;

/**
 * Threads that analyse streams, each with its own nets and many streams. A thread that dies is replaced. Threads are
 * asked to stop, never terminated, because a net that is interrupted in native code ends the whole process.
 */
export class WorkerPool implements AsyncDisposable {
  readonly #listener: PoolListener;
  readonly #slots: Slot[];
  readonly #loads: StreamLoads;
  #nets: readonly NetRecord[] = [];
  #isClosed = false;
  #isBroken = false;
  readonly #ready = Promise.withResolvers<void>();

  /** @param threads one a core */
  constructor(threads: number, listener: PoolListener) {
    this.#listener = listener;
    this.#loads = new StreamLoads(threads);
    this.#ready.promise.catch(() => {});
    this.#slots = Array.from({ length: threads }, (_, index) => ({ worker: this.#start(index), deaths: 0 }));
  }

  /** Settles once a thread is ready. Throws where none can be. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Nets of the threads; empty before the first thread is ready. */
  get nets(): readonly NetRecord[] {
    return this.#nets;
  }

  /** Nothing is reported any more. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  threadOf(stream: StreamId): number | undefined {
    return this.#loads.placeOf(stream);
  }

  /** Opens a stream; also used for an open stream whose pictures change their size. */
  open(opening: StreamOpening): void {
    this.#post(this.#loads.place(opening.stream), { kind: 'open', ...opening });
  }

  /**
   * Sends a message to the thread of an open stream. One frame of a stream at a time: the next one after `read`,
   * `failed` or `reopen`.
   */
  send(message: StreamMessage): void {
    const index = this.#loads.placeOf(message.stream);
    if (index !== undefined) this.#post(index, message);
  }

  close(stream: StreamId): void {
    this.send({ kind: 'close', stream });
    this.#loads.remove(stream);
  }

  /**
   * Moves one stream from the busiest thread to the least busy one, where that balances them. To be called every few
   * seconds.
   */
  rebalance(elapsedMs: Milliseconds, mayMove: (stream: StreamId) => boolean): StreamId | undefined {
    const move = this.#loads.settle(elapsedMs, mayMove);
    if (!move) return undefined;
    this.#post(move.from, { kind: 'close', stream: move.stream });
    this.#listener.reopen(move.stream);
    return move.stream;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.all(
      this.#slots.map(async ({ worker }) => {
        if (worker.threadId < 0) return;
        const gone = new Promise((resolve) => worker.once('exit', resolve));
        worker.postMessage({ kind: 'stop' } satisfies ToWorker);
        await gone;
      }),
    );
  }

  #post(index: number, message: ToWorker): void {
    this.#slots[index]!.worker.postMessage(message);
  }

  #start(index: number): Worker {
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url));
    let problem: Error | undefined;
    worker.on('message', (message: FromWorker) => this.#receive(index, message));
    worker.on('error', (error: Error) => {
      problem = error;
    });
    worker.on('exit', () => this.#replace(index, problem));
    return worker;
  }

  #receive(index: number, message: FromWorker): void {
    if (message.kind === 'ready') {
      this.#slots[index]!.deaths = 0;
      this.#nets = message.nets;
      this.#ready.resolve();
      return;
    }
    // Messages in transit when the stream was moved are handled again by its new thread.
    if (this.#isBroken || this.#loads.placeOf(message.stream) !== index) return;
    if ('cpuMs' in message) this.#loads.spent(message.stream, message.cpuMs);
    this.#listener.report(message);
  }

  #replace(index: number, problem: Error | undefined): void {
    if (this.#isClosed || this.#isBroken) return;
    const slot = this.#slots[index]!;
    slot.deaths++;
    if (slot.deaths >= MOST_DEATHS) {
      const error = problem instanceof LiyiError ? problem : died(problem);
      this.#isBroken = true;
      this.#ready.reject(error);
      this.#listener.broken(error);
      return;
    }
    slot.worker = this.#start(index);
    for (const stream of this.#loads.streamsOf(index)) this.#listener.reopen(stream);
  }
}

/** An error that crosses threads loses its class, but not its message. */
function died(problem: Error | undefined): LiyiError {
  const { remedy } = (problem ?? {}) as Partial<LiyiError>;
  return new LiyiError('LIYI_ANALYSIS_DIED', {
    message: `an analysis thread died ${MOST_DEATHS} times: ${problem?.message ?? 'without a message'}`,
    remedy: remedy ?? 'Check the free memory and run liyi doctor, then start again.',
    cause: problem,
  });
}
