import { Worker } from 'node:worker_threads';
import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import type { NetRecord } from '../inference/model-set.ts';
import type { WaitingFrame } from './frame-mailbox.ts';
import { StreamLoads } from './stream-loads.ts';
import type { FromWorker, StreamId, ToWorker } from './worker-messages.ts';

export type StreamReading = Extract<FromWorker, { kind: 'read' }>;

export type FailedFrame = Extract<FromWorker, { kind: 'failed' }>;

/** What the pool tells its owner. */
export interface PoolListener {
  read(reading: StreamReading): void;
  /** The frame in work could not be analysed. */
  failed(frame: FailedFrame): void;
  /** The stream's observer begins anew, in another thread; the frame in work is lost. */
  restarted(stream: StreamId): void;
  /** No thread can be started any more. */
  broken(error: LiyiError): void;
}

export type StreamOpening = Omit<Extract<ToWorker, { kind: 'open' }>, 'kind'>;

interface Seat {
  worker: Worker;
  isReady: boolean;
  /** Deaths since a thread was last ready. */
  deaths: number;
}

/** A thread that dies this often before it is ready will not do better. */
const MOST_DEATHS = 3;

/**
 * Threads that analyse frames, each with its own nets and many streams. A thread that dies is replaced. Threads are asked
 * to stop, never terminated: a net that is cut short in native code takes the whole process down.
 */
export class WorkerPool implements AsyncDisposable {
  readonly #listener: PoolListener;
  readonly #seats: Seat[];
  readonly #openings = new Map<StreamId, StreamOpening>();
  readonly #loads: StreamLoads;
  #nets: readonly NetRecord[] = [];
  #isClosed = false;
  readonly #ready = Promise.withResolvers<readonly NetRecord[]>();

  /** @param threads one a core */
  constructor(threads: number, listener: PoolListener) {
    this.#listener = listener;
    this.#loads = new StreamLoads(threads);
    this.#ready.promise.catch(() => {});
    this.#seats = Array.from({ length: threads }, () => ({ worker: undefined as never, isReady: false, deaths: 0 }));
    this.#seats.forEach((_, index) => {
      this.#start(index);
    });
  }

  /** Settles once a thread is ready. */
  get nets(): Promise<readonly NetRecord[]> {
    return this.#ready.promise;
  }

  threadOf(stream: StreamId): number | undefined {
    return this.#loads.placeOf(stream);
  }

  /** Also for a stream that is known, with pictures of another size: its observer begins anew. */
  open(opening: StreamOpening): void {
    this.#openings.set(opening.stream, opening);
    const seat = this.#seats[this.#loads.place(opening.stream)]!;
    post(seat, { kind: 'open', ...opening });
  }

  close(stream: StreamId): void {
    const index = this.#loads.placeOf(stream);
    this.#openings.delete(stream);
    this.#loads.remove(stream);
    if (index !== undefined) post(this.#seats[index]!, { kind: 'close', stream });
  }

  /** One frame of a stream at a time: the next after `read`, `failed` or `restarted`. */
  analyse(stream: StreamId, { slot, tMs }: WaitingFrame): void {
    const index = this.#loads.placeOf(stream);
    if (index !== undefined) post(this.#seats[index]!, { kind: 'analyse', stream, slot, tMs });
  }

  /** Moves one stream from the busiest thread to the idlest, where that evens them out. Call it every few seconds. */
  rebalance(elapsedMs: Milliseconds, mayMove: (stream: StreamId) => boolean): StreamId | undefined {
    const move = this.#loads.settle(elapsedMs, mayMove);
    if (!move) return undefined;
    post(this.#seats[move.from]!, { kind: 'close', stream: move.stream });
    post(this.#seats[move.to]!, { kind: 'open', ...this.#openings.get(move.stream)! });
    this.#listener.restarted(move.stream);
    return move.stream;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.all(
      this.#seats.map(async ({ worker }) => {
        if (worker.threadId < 0) return;
        const gone = new Promise((resolve) => worker.once('exit', resolve));
        worker.postMessage({ kind: 'stop' } satisfies ToWorker);
        await gone;
      }),
    );
  }

  #start(index: number): void {
    const seat = this.#seats[index]!;
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url));
    let problem: Error | undefined;
    seat.worker = worker;
    seat.isReady = false;
    worker.on('message', (message: FromWorker) => this.#hear(index, message));
    worker.on('error', (error: Error) => {
      problem = error;
    });
    worker.on('exit', () => this.#replace(index, problem));
  }

  #hear(index: number, message: FromWorker): void {
    const seat = this.#seats[index]!;
    switch (message.kind) {
      case 'ready':
        seat.isReady = true;
        seat.deaths = 0;
        this.#nets = message.nets;
        this.#ready.resolve(this.#nets);
        return;
      case 'read':
        // An answer that was on its way when the stream was moved.
        if (this.#loads.placeOf(message.stream) !== index) return;
        this.#loads.spent(message.stream, message.cpuMs);
        this.#listener.read(message);
        return;
      case 'failed':
        if (this.#loads.placeOf(message.stream) === index) this.#listener.failed(message);
    }
  }

  #replace(index: number, problem: Error | undefined): void {
    if (this.#isClosed) return;
    const seat = this.#seats[index]!;
    seat.deaths++;
    if (seat.deaths >= MOST_DEATHS) {
      const error = problem instanceof LiyiError ? problem : died(problem);
      this.#ready.reject(error);
      this.#listener.broken(error);
      return;
    }
    this.#start(index);
    for (const stream of this.#loads.streamsOf(index)) {
      post(seat, { kind: 'open', ...this.#openings.get(stream)! });
      this.#listener.restarted(stream);
    }
  }
}

const post = ({ worker }: Seat, message: ToWorker): void => worker.postMessage(message);

/** An error that crosses threads loses its class, but not what it says. */
function died(problem: Error | undefined): LiyiError {
  const { remedy } = (problem ?? {}) as Partial<LiyiError>;
  return new LiyiError('LIYI_ANALYSIS_DIED', {
    message: `an analysis thread died ${MOST_DEATHS} times: ${problem?.message ?? 'without a message'}`,
    remedy: remedy ?? 'Check the free memory and run liyi doctor, then start again.',
    cause: problem,
  });
}
