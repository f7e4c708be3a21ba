import type { CommitOutcome } from '../store/runs/commit-run.ts';
import type { NewRun } from '../store/runs/run.ts';
import type { StreamSpec } from './stream-spec.ts';

/** Segments that could not be stored wait for the next attempt. Beyond this many the oldest is dropped and reported. */
const MOST_WAITING = 200;

/** Where finished segments go. */
export interface RunSink {
  commitRun(run: NewRun): Promise<CommitOutcome>;
}

/** Is told what becomes of finished segments. */
export interface OutboxListener {
  stored?(spec: StreamSpec, run: NewRun, outcome: CommitOutcome): void;
  /** A segment could not be stored; it is kept and tried again. */
  notStored?(spec: StreamSpec, error: unknown): void;
  /** A segment was dropped, because too many wait for the store. */
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

  /** Stores what waits, unless that is being done. To be called every second. */
  send(): void {
    this.#storing ??= this.#sendAll().finally(() => {
      this.#storing = undefined;
    });
  }

  /** Settles once everything that the store accepts is stored. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#storing;
    await this.#sendAll();
  }

  /** Leaves out the segment that is being stored, which may succeed. */
  #dropOldest(): void {
    const oldest = [...this.#waiting].find((each) => each !== this.#onItsWay)!;
    this.#waiting.delete(oldest);
    this.#listener.dropped?.(oldest.spec, new Error(`a segment: more than ${MOST_WAITING} wait for the store`));
  }

  /** Stores one after the other, up to the first that fails. */
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
