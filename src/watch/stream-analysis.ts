import type { CameraCondition } from '../contract/picture-fault.ts';
import { unreachable } from '../core/errors.ts';
import type { PictureSize } from '../core/geometry.ts';
import { errorFrom } from '../core/plain-error.ts';
import type { Milliseconds } from '../core/units.ts';
import type { ConditionSince } from '../events/picture-faults.ts';
import type { NewRun } from '../store/runs/run.ts';
import { StreamCheckpoint } from './checkpoint.ts';
import { CitizenPresence } from './citizen-presence.ts';
import type { FeedUpdate } from './event-feed.ts';
import { FrameMailbox, type TimedFrame } from './frame-mailbox.ts';
import { resume } from './resume.ts';
import { segmentReports } from './segment-reports.ts';
import { SegmentedTimeline, type StreamCondition, type WatchedStream } from './segmented-timeline.ts';
import type { StreamId } from './stream-spec.ts';
import type { SegmentEnd, StreamReport } from './worker-messages.ts';
import type { WorkerPool } from './worker-pool.ts';

type AnalysisPool = Pick<WorkerPool, 'open' | 'send' | 'isBroken' | 'nets'>;

/** Is told what becomes of a stream's pictures. */
export interface AnalysisListener {
  /** The worker takes another frame. */
  frameTaken(): void;
  events(update: FeedUpdate): void;
  /** The camera's picture is in another condition. */
  picture(condition: ConditionSince): void;
  ended(run: NewRun): void;
  internalError(error: unknown): void;
}

/**
 * One stream's side of the pool: sends its frames, passes on the results, and keeps a checkpoint so that another thread
 * can continue.
 */
export class StreamAnalysis {
  readonly #stream: WatchedStream;
  readonly #pool: AnalysisPool;
  readonly #listener: AnalysisListener;
  readonly #checkpoint = new StreamCheckpoint();
  readonly #presence = new CitizenPresence();
  #mailbox: FrameMailbox | undefined;
  #droppedBefore = 0;
  #interpretMs: Milliseconds = 0;
  #condition: CameraCondition = 'ok';
  /** Times of pictures that the worker does not know of yet. */
  #unreported: Milliseconds[] = [];
  #ending: { readonly end: SegmentEnd; readonly closed: PromiseWithResolvers<void> } | undefined;

  constructor(stream: WatchedStream, pool: AnalysisPool, listener: AnalysisListener) {
    this.#stream = stream;
    this.#pool = pool;
    this.#listener = listener;
  }

  /** Size of the picture; undefined until the first one was received. */
  get picture(): PictureSize | undefined {
    return this.#mailbox?.size;
  }

  /** Frames that a newer one replaced before the worker was free. */
  get dropped(): number {
    return this.#droppedBefore + (this.#mailbox?.dropped ?? 0);
  }

  /** How the camera's picture is. */
  get condition(): CameraCondition {
    return this.#condition;
  }

  /** CPU time of interpretation so far. */
  get interpretMs(): Milliseconds {
    return this.#interpretMs;
  }

  /** Whether a frame waits for the worker. */
  get isBusy(): boolean {
    return this.#mailbox?.isWaiting ?? false;
  }

  /** Whether nobody is being served. */
  isQuiet(nowMs: Milliseconds): boolean {
    return this.#presence.isQuiet(nowMs);
  }

  /** Memory for the next picture. A new size restarts the observer. */
  buffer(size: PictureSize): Uint8Array {
    const known = this.#mailbox;
    if (known && known.size.width === size.width && known.size.height === size.height) return known.buffer;
    this.#droppedBefore += known?.dropped ?? 0;
    this.#mailbox = new FrameMailbox(size);
    this.#open();
    return this.#mailbox.buffer;
  }

  /** The picture in `buffer` was received. */
  seen(tMs: Milliseconds): void {
    this.#checkpoint.seen(tMs);
    this.#unreported.push(tMs);
  }

  /** The picture in `buffer` is to be analysed. */
  post(frame: TimedFrame): void {
    this.#mailbox?.post(frame);
    this.#pump();
  }

  /** Publishes what has settled, and ends the segment when it is time. */
  tick(nowMs: Milliseconds, condition: StreamCondition): void {
    if (this.#mailbox) this.#pool.send({ kind: 'tick', nowMs, ...condition, ...this.#pictures() });
  }

  /** Ends the segment; settles once it has been passed on. */
  async end(end: SegmentEnd): Promise<void> {
    if (!this.#mailbox) return;
    if (this.#pool.isBroken) return this.#endHere(end);
    this.#ending ??= { end, closed: Promise.withResolvers<void>() };
    this.#pool.send({ kind: 'end', ...end, ...this.#pictures() });
    return this.#ending.closed.promise;
  }

  /** Takes a report of the worker. */
  report(report: StreamReport): void {
    switch (report.kind) {
      case 'read':
        this.#presence.read(report.reading);
        this.#checkpoint.read(report.reading, report.tracks);
        this.#frameDone(report.reading.tMs);
        break;
      case 'failed':
        this.#frameDone(report.tMs);
        break;
      case 'began':
        this.#checkpoint.began(report);
        break;
      case 'packed':
        this.#checkpoint.packed(report.block);
        break;
      case 'interpreted':
        this.#interpreted(report);
        break;
      case 'ended':
        this.#listener.ended({ ...report.run, readings: { blocks: this.#checkpoint.ended(report.block) } });
        break;
      case 'closed':
        this.#ending?.closed.resolve();
        this.#ending = undefined;
        break;
      case 'internal-error':
        this.#listener.internalError(errorFrom(report.error));
        break;
      default:
        unreachable(report);
    }
  }

  /** The stream has another worker; the frame in work is lost. */
  reopen(): void {
    this.#open();
    if (this.#ending) this.#pool.send({ kind: 'end', ...this.#ending.end, ...this.#pictures() });
    this.#mailbox?.release();
    this.#pump();
  }

  /** No worker will answer any more; what was read is still passed on. */
  poolBroken(): void {
    const ending = this.#ending;
    if (ending) void this.#endHere(ending.end).finally(() => ending.closed.resolve());
  }

  #frameDone(tMs: Milliseconds): void {
    this.#mailbox?.release(tMs);
    this.#pump();
  }

  #interpreted({ update, feed, picture, cpuMs }: Extract<StreamReport, { kind: 'interpreted' }>): void {
    this.#checkpoint.interpreted(feed);
    this.#interpretMs += cpuMs;
    if (update.begun.length + update.ended.length > 0) this.#listener.events(update);
    if (picture.condition === this.#condition) return;
    this.#condition = picture.condition;
    this.#listener.picture(picture);
  }

  #pump(): void {
    const frame = this.#mailbox?.take();
    if (!frame) return;
    this.#pool.send({ kind: 'analyse', ...frame, ...this.#pictures() });
    this.#listener.frameTaken();
  }

  #open(): void {
    const { size: picture, slots } = this.#mailbox!;
    this.#pool.open({ ...this.#stream, picture, slots, checkpoint: this.#checkpoint.state, ...this.#pictures() });
  }

  /** The pictures that the worker must know of before anything else. */
  #pictures(): { readonly stream: StreamId; readonly seenMs: readonly Milliseconds[] } {
    const seenMs = this.#unreported;
    this.#unreported = [];
    return { stream: this.#stream.spec.id, seenMs };
  }

  async #endHere({ nowMs, isLive }: SegmentEnd): Promise<void> {
    const { spec } = this.#stream;
    const reports = segmentReports(spec.id, this.#pool.nets, (report) => this.report(report));
    try {
      const resumed = await resume(this.#checkpoint.state);
      new SegmentedTimeline(this.#stream, reports, resumed).close(nowMs, isLive);
    } catch (error) {
      this.#listener.internalError(error);
    }
  }
}
