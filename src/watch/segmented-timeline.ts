import type { PictureSize } from '../core/geometry.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { EventFeed, type FeedUpdate } from './event-feed.ts';
import { LiveSegment } from './live-segment.ts';
import type { StreamSpec } from './stream-spec.ts';

/** What is told between segments comes from this much of the past; findings wait for the segment's end. */
const TAIL_MS: Milliseconds = 30_000;
/** Interpretation is a tenth of a stream's cost; where nothing has moved for seconds there is little news. */
const TELL_IDLE_EVERY_MS: Milliseconds = 2_500;
/** Nobody at the citizen's side for this long: a moment to end a segment without cutting an encounter. */
const QUIET_MS: Milliseconds = 6_000;

export interface SegmentOptions {
  /** A segment ends at the first quiet moment after this. */
  readonly usualMs: Milliseconds;
  /** It ends here at the latest, even amid an encounter. */
  readonly longestMs: Milliseconds;
}

export interface StreamCondition {
  readonly isLive: boolean;
  /** Nothing has moved for a while. */
  readonly isIdle: boolean;
}

export interface SegmentListener {
  events(spec: StreamSpec, update: FeedUpdate): void;
  /** Nothing more will be added. */
  ended(spec: StreamSpec, segment: LiveSegment, endMs: Milliseconds): void;
  /** An error of this program in what was made of the readings. */
  trouble(spec: StreamSpec, error: unknown): void;
}

/** One stream's readings, cut into segments at quiet moments, and its feed of events. */
export class SegmentedTimeline {
  readonly #spec: StreamSpec;
  readonly #originMs: EpochMilliseconds;
  readonly #options: SegmentOptions;
  readonly #listener: SegmentListener;
  readonly #feed = new EventFeed();
  #segment: LiveSegment | undefined;
  #interpretedMs: Milliseconds | undefined;
  #toldMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #citizenMs: Milliseconds = Number.NEGATIVE_INFINITY;
  /** Of the last picture. */
  #seenMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #interpretMs: Milliseconds = 0;

  /** @param originMs wall-clock time of the stream's presentation time 0 */
  constructor(spec: StreamSpec, originMs: EpochMilliseconds, options: SegmentOptions, listener: SegmentListener) {
    this.#spec = spec;
    this.#originMs = originMs;
    this.#options = options;
    this.#listener = listener;
  }

  /** CPU time spent on interpretation so far. */
  get interpretMs(): Milliseconds {
    return this.#interpretMs;
  }

  /** Whether nobody is being served. */
  isQuiet(nowMs: Milliseconds): boolean {
    return nowMs - this.#citizenMs > QUIET_MS;
  }

  /** A picture came, analysed or not. Readings of pictures of another size belong to another segment. */
  seen(tMs: Milliseconds, picture: PictureSize): void {
    const known = this.#segment?.picture;
    if (known && (known.width !== picture.width || known.height !== picture.height)) this.#end(tMs);
    this.#segment ??= new LiveSegment({ spec: this.#spec, originMs: this.#originMs, picture, startMs: tMs });
    this.#segment.seen(tMs);
    this.#seenMs = tMs;
  }

  add(reading: FrameReading): void {
    if (reading.people.some(({ role }) => role !== 'clerk')) this.#citizenMs = reading.tMs;
    this.#segment?.add(reading);
  }

  tick(nowMs: Milliseconds, { isLive, isIdle }: StreamCondition): void {
    const segment = this.#segment;
    if (!segment) return;
    if (!isIdle || nowMs - this.#toldMs >= TELL_IDLE_EVERY_MS) {
      this.#toldMs = nowMs;
      this.#tell(segment);
    }
    const ageMs = nowMs - segment.startMs;
    const mayEnd = ageMs >= this.#options.usualMs && (this.isQuiet(nowMs) || !isLive);
    if (!mayEnd && ageMs < this.#options.longestMs) return;
    const endMs = this.close(nowMs, isLive);
    // Goes on without a hole, so that a loss of signal is in the record all along.
    this.#segment = new LiveSegment({
      spec: this.#spec,
      originMs: this.#originMs,
      picture: segment.picture,
      startMs: endMs,
      before: segment.asBefore(endMs, TAIL_MS),
    });
    if (isLive) this.#segment.seen(endMs);
  }

  /**
   * Ends the segment, if there is one: of a live stream at its last picture, for the next may come with others that were left
   * out at first.
   * @returns where it ended
   */
  close(nowMs: Milliseconds, isLive: boolean): Milliseconds {
    const endMs = isLive ? Math.min(nowMs, this.#seenMs) : nowMs;
    this.#end(endMs);
    return endMs;
  }

  #end(endMs: Milliseconds): void {
    const segment = this.#segment;
    this.#segment = undefined;
    this.#interpretedMs = undefined;
    if (!segment || endMs <= segment.startMs) return;
    this.#tell(segment);
    try {
      this.#listener.ended(this.#spec, segment, endMs);
    } catch (error) {
      this.#listener.trouble(this.#spec, error);
    }
  }

  #tell(segment: LiveSegment): void {
    const seenUntilMs = segment.lastReading?.tMs;
    if (seenUntilMs === undefined || seenUntilMs === this.#interpretedMs) return;
    this.#interpretedMs = seenUntilMs;
    const startMs = performance.now();
    try {
      const timeline = segment.tail(TAIL_MS);
      if (!timeline) return;
      const update = this.#feed.update(timeline.events, seenUntilMs);
      if (update.begun.length + update.ended.length > 0) this.#listener.events(this.#spec, update);
    } catch (error) {
      this.#listener.trouble(this.#spec, error);
    } finally {
      this.#interpretMs += performance.now() - startMs;
    }
  }
}
