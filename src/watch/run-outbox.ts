import type { CommitOutcome } from '../store/runs/commit-run.ts';
import type { NewRun } from '../store/runs/run.ts';
import type { StreamSpec } from './stream-spec.ts';

/** Segments that could not be stored wait for the next attempt; beyond this many the oldest is given up, and said so. */
const MOST_WAITING = 200;

/** Where finished segments go. */
export interface RunSink {
  commitRun(run: NewRun): Promise<CommitOutcome>;
}

export interface OutboxListener {
  stored?(spec: StreamSpec, run: NewRun, outcome: CommitOutcome): void;
  /** The segment is kept and tried again. */
  notStored?(spec: StreamSpec, error: unknown): void;
  /** It waited too long for the store and is gone. */
  dropped?(spec: StreamSpec, error: unknown): void;
}

interface Finished {
  readonly spec: StreamSpec;
  readonly run: NewRun;
}

/** Finished segments on their way to the store, one after the other. */
export class RunOutbox implements AsyncDisposable {
  readonly #sink: RunSink;
  readonly #listener: OutboxListener;
  /** Oldest first. */
  readonly #waiting = new Set<Finished>();
  #onItsWay: Finished | undefined;
  #storing: Promise<void> | undefined;

  constructor(sink: RunSink, listener: OutboxListener) {
    this.#sink = sink;
    this.#listener = listener;
  }

  put(spec: StreamSpec, run: NewRun): void {
    this.#waiting.add({ spec, run });
    if (this.#waiting.size > MOST_WAITING) this.#dropOldest();
    this.send();
  }

  /** Tries what waits, unless that is being done. Call it every second. */
  send(): void {
    this.#storing ??= this.#sendAll().finally(() => {
      this.#storing = undefined;
    });
  }

  /** Settles once what the store takes is stored. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#storing;
    await this.#sendAll();
  }

  /** The one on its way may be stored yet. */
  #dropOldest(): void {
    const oldest = [...this.#waiting].find((each) => each !== this.#onItsWay)!;
    this.#waiting.delete(oldest);
    this.#listener.dropped?.(oldest.spec, new Error(`a segment: more than ${MOST_WAITING} wait for the store`));
  }

  /** Up to the first one that the store refuses. */
  async #sendAll(): Promise<void> {
    for (const finished of this.#waiting) {
      this.#onItsWay = finished;
      try {
        const outcome = await this.#sink.commitRun(finished.run);
        this.#waiting.delete(finished);
        this.#listener.stored?.(finished.spec, finished.run, outcome);
      } catch (error) {
        this.#listener.notStored?.(finished.spec, error);
        return;
      } finally {
        this.#onItsWay = undefined;
      }
    }
  }
}
