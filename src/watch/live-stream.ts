import { setTimeout as sleep } from 'node:timers/promises';
import { zonesOfAll } from '../core/camera.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { ConditionSince } from '../events/picture-faults.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import { shownAddress } from '../media/live-address.ts';
import { connect, type LiveConnection, type PictureAnswer, type PictureSink } from '../media/live-connection.ts';
import type { NewRun } from '../store/runs/run.ts';
import { Cadence, type Pace } from '../tracking/cadence.ts';
import { LumaGrid } from '../tracking/luma-grid.ts';
import { Backoff } from './backoff.ts';
import type { FeedUpdate } from './event-feed.ts';
import { FrameRate } from './frame-rate.ts';
import { LIVE_MAX_FPS } from './live-segment.ts';
import type { SegmentOptions } from './segmented-timeline.ts';
import { StreamAnalysis } from './stream-analysis.ts';
import { StreamClock } from './stream-clock.ts';
import type { StreamSpec } from './stream-spec.ts';
import type { StreamState, StreamStatus } from './stream-status.ts';
import type { StreamReport } from './worker-messages.ts';
import type { WorkerPool } from './worker-pool.ts';

/** A connection without a picture for this long is closed. */
const STALLED_MS: Milliseconds = 10_000;
/**
 * Pictures left out while nothing moved are still analysed up to this age: a second less the time of decoding and
 * analysis.
 */
const OLDEST_MS: Milliseconds = 750;
/** When a file ends, frames in work are analysed within this time. */
const FINISHING_MS: Milliseconds = 2_000;

/** Is told what becomes of one stream. */
export interface StreamListener {
  events(update: FeedUpdate): void;
  /** The camera's picture is in another condition. */
  picture(condition: ConditionSince): void;
  ended(run: NewRun): void;
  /** A bug of this program in the processing of the stream; the stream continues. */
  internalError(error: unknown): void;
}

/** What a stream needs beside its own description. */
export interface LiveStreamOptions {
  readonly pool: WorkerPool;
  readonly listener: StreamListener;
  readonly segments: SegmentOptions;
  readonly ffmpeg: FfmpegPrograms;
  /** A fixed pace, whatever moves; for benchmarks. */
  readonly pace?: Pace | undefined;
  /** How much longer than usual to wait between analysed frames; 1 unless the machine is overloaded. */
  stretch(): number;
}

/** One stream from its address to its analysis: connects, reconnects, and chooses which pictures are analysed. */
export class LiveStream implements AsyncDisposable {
  readonly spec: StreamSpec;
  readonly #analysis: StreamAnalysis;
  readonly #options: LiveStreamOptions;
  readonly #stop = new AbortController();
  readonly #clock = new StreamClock();
  readonly #grid = new LumaGrid();
  readonly #received = new FrameRate();
  readonly #analysed = new FrameRate();
  readonly #running: Promise<void>;
  #state: StreamState = 'connecting';
  #problem: string | undefined;
  #connection: LiveConnection | undefined;
  #cadence: Cadence | undefined;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds = Date.now();
  #attemptMs: Milliseconds = 0;
  #lastPictureMs: Milliseconds | undefined;
  #counts = { decoded: 0, dropped: 0, failed: 0, reconnects: 0 };
  #lagMs: Milliseconds = 0;
  #cpuMs = { gate: 0, analyse: 0 };
  #disposal: Promise<void> | undefined;

  constructor(spec: StreamSpec, options: LiveStreamOptions) {
    this.spec = spec;
    this.#options = options;
    const { pool, listener, segments } = options;
    this.#analysis = new StreamAnalysis({ spec, originMs: this.originMs, segments }, pool, {
      frameTaken: () => this.#connection?.proceed(),
      events: (update) => listener.events(update),
      picture: (condition) => listener.picture(condition),
      ended: (run) => listener.ended(run),
      internalError: (error) => listener.internalError(error),
    });
    this.#running = this.#run();
  }

  /** Closes a connection that hangs. To be called every second. */
  tick(): void {
    const now = this.#now();
    const aliveMs = Math.max(this.#attemptMs, this.#lastPictureMs ?? 0);
    if (this.#connection && now - aliveMs > STALLED_MS) {
      this.#problem = `${shownAddress(this.spec.address)}: no picture for ${STALLED_MS / 1000} s`;
      void this.#connection[Symbol.asyncDispose]();
    }
    this.#analysis.tick(now, { isLive: this.#state === 'live', isIdle: this.#cadence?.paceAt(now) === 'idle' });
  }

  /** Whether nobody is being served. */
  isQuiet(): boolean {
    return this.#analysis.isQuiet(this.#now());
  }

  /** Takes a report of the pool about this stream. */
  report(report: StreamReport): void {
    if (report.kind === 'read') {
      this.#analysed.count();
      this.#cpuMs.analyse += report.cpuMs;
      this.#lagMs = Math.max(0, this.#now() - report.reading.tMs);
    } else if (report.kind === 'failed') {
      this.#counts.failed++;
      this.#problem = report.message;
    }
    this.#analysis.report(report);
  }

  /** Another thread analyses the stream from now on. */
  reopen(): void {
    this.#analysis.reopen();
  }

  poolBroken(): void {
    this.#analysis.poolBroken();
  }

  /** Size of the picture; undefined until the first one was received. */
  get picture(): PictureSize | undefined {
    return this.#analysis.picture;
  }

  status(): StreamStatus {
    const { window, id: stream, address } = this.spec;
    const thread = this.#options.pool.threadOf(stream);
    return {
      stream,
      window,
      address: shownAddress(address),
      state: this.#state,
      condition: this.#analysis.condition,
      pace: this.#cadence?.paceAt(this.#now()) ?? 'idle',
      fpsIn: this.#received.perSecond(),
      fpsAnalysed: this.#analysed.perSecond(),
      received: this.#received.total,
      analysed: this.#analysed.total,
      ...this.#counts,
      dropped: this.#counts.dropped + this.#analysis.dropped + (this.#connection?.skipped ?? 0),
      clockJumps: this.#clock.jumps,
      lagMs: this.#lagMs,
      ...(this.#lastPictureMs !== undefined && { lastPictureMs: this.originMs + this.#lastPictureMs }),
      ...(this.#problem !== undefined && { problem: this.#problem }),
      pids: this.#connection?.pids ?? [],
      ...(thread !== undefined && { thread }),
      cpuMs: { ...this.#cpuMs, interpret: this.#analysis.interpretMs },
    };
  }

  /** Ends the connection and hands over what was read. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposal ??= this.#dispose();
    return this.#disposal;
  }

  async #dispose(): Promise<void> {
    this.#stop.abort();
    await this.#connection?.[Symbol.asyncDispose]();
    await this.#running;
    await this.#analysis.end({ nowMs: this.#now(), isLive: this.#state === 'live' });
    this.#options.pool.close(this.spec.id);
  }

  /** Time since the stream was added. */
  #now(): Milliseconds {
    return Date.now() - this.originMs;
  }

  async #run(): Promise<void> {
    const backoff = new Backoff(Math.random);
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const heldMs = await this.#connectOnce();
      if (signal.aborted || this.#state === 'ended') return;
      this.#state = 'no-signal';
      await sleep(backoff.afterFailure(heldMs), undefined, { signal }).catch(() => {});
      this.#counts.reconnects++;
    }
  }

  /** @returns how long there were pictures */
  async #connectOnce(): Promise<Milliseconds> {
    this.#attemptMs = this.#now();
    this.#clock.reconnected();
    let firstMs: Milliseconds | undefined;
    const sink: PictureSink = {
      arrived: (ptsMs) => {
        this.#received.count();
        this.#clock.arrived(ptsMs, this.#now());
      },
      buffer: (size) => this.#buffer(size),
      filled: (ptsMs, size, isSparse) => {
        firstMs ??= this.#now();
        return this.#filled(ptsMs, size, isSparse);
      },
      isBusy: () => this.#analysis.isBusy,
    };
    try {
      await using connection = await connect(this.spec.address, sink, {
        maxFps: LIVE_MAX_FPS,
        oldestMs: OLDEST_MS,
        programs: this.#options.ffmpeg,
      });
      this.#connection = connection;
      if (this.#stop.signal.aborted) return 0;
      const end = await connection.ended;
      if (end.kind === 'finished') this.#finish();
      else if (!this.#stop.signal.aborted) this.#problem = end.problem;
    } catch (error) {
      this.#problem = (error as Error).message;
    } finally {
      this.#counts.dropped += this.#connection?.skipped ?? 0;
      this.#connection = undefined;
    }
    return firstMs === undefined ? 0 : this.#now() - firstMs;
  }

  /** A file was played to its end, and what is still in work belongs to it. */
  #finish(): void {
    this.#state = 'ended';
    setTimeout(() => void this.#analysis.end({ nowMs: this.#now(), isLive: true }), FINISHING_MS).unref();
  }

  /** Where the next picture is written. */
  #buffer(size: PictureSize): Uint8Array {
    const known = this.#analysis.picture;
    const buffer = this.#analysis.buffer(size);
    if (this.#analysis.picture !== known)
      this.#cadence = new Cadence(zonesOfAll(this.spec.camera), size, { fixed: this.#options.pace });
    return buffer;
  }

  #filled(ptsMs: Milliseconds, size: PictureSize, isSparse: boolean): PictureAnswer {
    const now = this.#now();
    const data = this.#buffer(size);
    const cadence = this.#cadence!;
    const startMs = performance.now();
    this.#grid.read({ ptsMs, ...size, data });
    if (isSparse && cadence.hasMotion(this.#grid)) return 'rewind';
    this.#state = 'live';
    this.#problem = undefined;
    this.#lastPictureMs = now;
    this.#counts.decoded++;
    const tMs = this.#clock.timeOf(ptsMs, now);
    this.#analysis.seen(tMs);
    const chosen = cadence.choose(tMs, this.#grid, this.#options.stretch());
    this.#cpuMs.gate += performance.now() - startMs;
    if (chosen) this.#analysis.post({ tMs, ...chosen });
    return cadence.paceAt(tMs) === 'idle' ? 'still' : 'moving';
  }
}
