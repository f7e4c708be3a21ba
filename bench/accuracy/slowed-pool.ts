import type { NetRecord } from '../../src/inference/model-set.ts';
import type { StreamMessage, StreamOpening, StreamReport } from '../../src/watch/worker-messages.ts';
import type { WorkerStream } from '../../src/watch/worker-stream.ts';

/** A stream in the thread that analyses it. */
type AnalysedStream = Pick<WorkerStream, 'seen' | 'tick' | 'end' | 'analysisOf'>;

export interface SlowedPoolOptions {
  readonly nets: readonly NetRecord[];
  open(opening: StreamOpening): Promise<AnalysedStream>;
  report(report: StreamReport): void;
}

/** One analysis takes this much of itself. */
const WHOLE = 1 - 1e-9;

/**
 * Stands in for the threads of one live stream, in simulated time: a frame that was sent is analysed once enough
 * computing time was granted for it.
 */
export class SlowedPool {
  readonly isBroken = false;
  readonly #options: SlowedPoolOptions;
  #stream: AnalysedStream | undefined;
  #frame: (() => Promise<void>) | undefined;
  #granted = 0;
  /** Messages are handled one after the other, as in a thread. */
  #handled: Promise<void> = Promise.resolve();

  constructor(options: SlowedPoolOptions) {
    this.#options = options;
  }

  get nets(): readonly NetRecord[] {
    return this.#options.nets;
  }

  open(opening: StreamOpening): void {
    this.#next(async () => {
      this.#stream = await this.#options.open(opening);
    });
  }

  send(message: StreamMessage): void {
    this.#next(() => this.#handle(message));
  }

  /**
   * Computing time passes.
   * @param share of what the analysis of one frame takes
   */
  async grant(share: number): Promise<void> {
    await this.#handled;
    const analyse = this.#frame;
    if (!analyse) return;
    this.#granted += share;
    if (this.#granted < WHOLE) return;
    this.#granted = 0;
    this.#frame = undefined;
    await analyse();
    await this.#handled;
  }

  #next(work: () => Promise<void> | void): void {
    this.#handled = this.#handled.then(work);
  }

  #handle(message: StreamMessage): void {
    const stream = this.#stream!;
    if (message.kind === 'analyse') {
      stream.seen(message.seenMs);
      this.#frame = stream.analysisOf(message);
    } else if (message.kind === 'tick') stream.tick(message);
    else if (message.kind === 'end') {
      stream.end(message);
      this.#options.report({ kind: 'closed', stream: message.stream });
    }
  }
}
