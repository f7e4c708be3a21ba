import type { LiyiError } from '../core/errors.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { ConditionSince } from '../events/picture-faults.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import type { Pace } from '../tracking/cadence.ts';
import type { FeedUpdate } from './event-feed.ts';
import { LiveStream } from './live-stream.ts';
import { Overload } from './overload.ts';
import { type OutboxListener, RunOutbox, type RunSink } from './run-outbox.ts';
import type { SegmentOptions } from './segmented-timeline.ts';
import type { StreamId, StreamSpec } from './stream-spec.ts';
import type { StreamStatus } from './stream-status.ts';
import type { StreamReading } from './worker-messages.ts';
import { WorkerPool } from './worker-pool.ts';

/** An event is published once it has settled (0.8 s), at the next tick, and reaches listeners within two seconds of its end. */
const TICK_MS: Milliseconds = 700;
const REBALANCE_EVERY_TICKS = 10;
const OVERLOAD_EVERY_TICKS = 2;

/** Is told what happens on all streams. Event times are the stream's; `originMs` makes them wall-clock times. */
export interface WatchListener extends OutboxListener {
  events?(spec: StreamSpec, update: FeedUpdate, originMs: EpochMilliseconds): void;
  /** The picture of a camera is in another condition. */
  picture?(spec: StreamSpec, condition: ConditionSince, originMs: EpochMilliseconds): void;
  /** A bug of this program in the processing of a stream; the stream continues. */
  internalError?(spec: StreamSpec, error: unknown): void;
  overload?(stretch: number): void;
  analysed?(reading: StreamReading): void;
  /** Nothing can be analysed any more. */
  broken?(error: LiyiError): void;
}

/** A stream of which at least one picture was received. */
export interface PicturedStream {
  readonly spec: StreamSpec;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds;
  /** Picture in whose pixels the readings are. */
  readonly picture: PictureSize;
}

export interface WatcherOptions {
  /** Number of threads, one for each core. */
  readonly threads: number;
  readonly ffmpeg: FfmpegPrograms;
  readonly store: RunSink;
  readonly segments?: SegmentOptions;
  /** A fixed pace, whatever moves; for benchmarks. */
  readonly pace?: Pace;
}

const USUAL_SEGMENTS: SegmentOptions = { usualMs: 300_000, longestMs: 1_200_000 };

/** Watches any number of live streams; streams come and go while it runs. */
export class Watcher implements AsyncDisposable {
  readonly #options: WatcherOptions;
  readonly #listener: WatchListener;
  readonly #streams = new Map<StreamId, LiveStream>();
  readonly #overload = new Overload();
  readonly #pool: WorkerPool;
  readonly #outbox: RunOutbox;
  readonly #timer: NodeJS.Timeout;
  /** Settles once the last list is watched. */
  #changed: Promise<void> = Promise.resolve();
  #ticks = 0;
  #counted = { analysed: 0, dropped: 0 };

  private constructor(options: WatcherOptions, listener: WatchListener) {
    this.#options = options;
    this.#listener = listener;
    this.#outbox = new RunOutbox(options.store, listener);
    this.#pool = new WorkerPool(options.threads, {
      report: (report) => {
        if (report.kind === 'read') listener.analysed?.(report);
        this.#streams.get(report.stream)?.report(report);
      },
      reopen: (stream) => this.#streams.get(stream)?.reopen(),
      broken: (error) => {
        for (const stream of this.#streams.values()) stream.poolBroken();
        listener.broken?.(error);
      },
    });
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Settles once frames can be analysed. Throws where the models cannot be loaded. */
  static async start(options: WatcherOptions, listener: WatchListener = {}): Promise<Watcher> {
    const watcher = new Watcher(options, listener);
    try {
      await watcher.#pool.ready;
    } catch (error) {
      await watcher[Symbol.asyncDispose]();
      throw error;
    }
    return watcher;
  }

  get stretch(): number {
    return this.#overload.stretch;
  }

  statuses(): readonly StreamStatus[] {
    return [...this.#streams.values()].map((stream) => stream.status());
  }

  /** What is known of each stream whose pictures come in, to make sense of its readings. */
  pictured(): readonly PicturedStream[] {
    return [...this.#streams.values()].flatMap(({ spec, originMs, picture }) =>
      picture === undefined ? [] : [{ spec, originMs, picture }],
    );
  }

  /**
   * Watches exactly these streams from now on: new ones start, missing ones end, changed ones restart, the others
   * continue.
   */
  watch(specs: readonly StreamSpec[]): Promise<void> {
    this.#changed = this.#changed.catch(() => {}).then(() => this.#watchOnly(specs));
    return this.#changed;
  }

  async #watchOnly(specs: readonly StreamSpec[]): Promise<void> {
    const wanted = new Map(specs.map((spec) => [spec.id, spec]));
    const gone = [...this.#streams.keys()].filter((id) => {
      const spec = wanted.get(id);
      return spec === undefined || !isSameSpec(spec, this.#streams.get(id)!.spec);
    });
    await Promise.all(gone.map((id) => this.remove(id)));
    for (const spec of specs) if (!this.#streams.has(spec.id)) this.add(spec);
  }

  add(spec: StreamSpec): void {
    if (this.#streams.has(spec.id)) throw new RangeError(`the stream ${spec.id} is watched already`);
    const stream: LiveStream = new LiveStream(spec, {
      pool: this.#pool,
      listener: {
        events: (update) => this.#listener.events?.(spec, update, stream.originMs),
        picture: (condition) => this.#listener.picture?.(spec, condition, stream.originMs),
        ended: (run) => this.#outbox.put(spec, run),
        internalError: (error) => this.#listener.internalError?.(spec, error),
      },
      segments: this.#options.segments ?? USUAL_SEGMENTS,
      ffmpeg: this.#options.ffmpeg,
      pace: this.#options.pace,
      stretch: () => this.#overload.stretch,
    });
    this.#streams.set(spec.id, stream);
  }

  /** Settles once its decoder is gone and what was read is on its way to the store. */
  async remove(id: StreamId): Promise<void> {
    await this.#streams.get(id)?.[Symbol.asyncDispose]();
    this.#streams.delete(id);
  }

  /** Ends every stream and stores what was read. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.watch([]);
    await this.#outbox[Symbol.asyncDispose]();
    await this.#pool[Symbol.asyncDispose]();
  }

  #tick(): void {
    this.#ticks++;
    for (const stream of this.#streams.values()) this.#tickOne(stream);
    if (this.#ticks % OVERLOAD_EVERY_TICKS === 0) this.#settleOverload();
    if (this.#ticks % REBALANCE_EVERY_TICKS === 0)
      this.#pool.rebalance(REBALANCE_EVERY_TICKS * TICK_MS, (id) => this.#streams.get(id)?.isQuiet() ?? false);
    this.#outbox.send();
  }

  /** An error of one stream does not affect the others. */
  #tickOne(stream: LiveStream): void {
    try {
      stream.tick();
    } catch (error) {
      this.#listener.internalError?.(stream.spec, error);
    }
  }

  #settleOverload(): void {
    const sum = { analysed: 0, dropped: 0 };
    for (const { analysed, dropped } of this.statuses()) {
      sum.analysed += analysed;
      sum.dropped += dropped;
    }
    const dropped = Math.max(0, sum.dropped - this.#counted.dropped);
    const chosen = Math.max(0, sum.analysed - this.#counted.analysed) + dropped;
    this.#counted = sum;
    if (this.#overload.settle(chosen, dropped)) this.#listener.overload?.(this.#overload.stretch);
  }
}

function isSameSpec(a: StreamSpec, b: StreamSpec): boolean {
  const comparable = ({ rulebooks, ...spec }: StreamSpec) =>
    JSON.stringify({ ...spec, rulebooks: rulebooks.map(({ id, version }) => [id, version]) });
  return comparable(a) === comparable(b);
}
