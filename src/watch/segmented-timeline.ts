import type { PictureSize } from '../core/geometry.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import { type ConditionSince, conditionAtEnd } from '../events/picture-faults.ts';
import type { FrameReading } from '../measurements/reading.ts';
import type { PackedBlock } from '../store/readings/reading-blocks.ts';
import { CitizenPresence } from './citizen-presence.ts';
import { EventFeed, FEED_TAIL_MS, type FeedState, type FeedUpdate } from './event-feed.ts';
import { LiveSegment, type SegmentStart } from './live-segment.ts';
import type { ResumedStream } from './resume.ts';
import type { StreamSpec } from './stream-spec.ts';

/** Interpretation is a tenth of a stream's cost; where nothing has moved for seconds there is little news. */
const PUBLISH_IDLE_EVERY_MS: Milliseconds = 2_500;

export interface SegmentOptions {
  /** A segment ends at the first quiet moment after this length. */
  readonly usualMs: Milliseconds;
  /** A segment ends at this length at the latest, even during an encounter. */
  readonly longestMs: Milliseconds;
}

export interface StreamCondition {
  readonly isLive: boolean;
  /** Nothing has moved for a while. */
  readonly isIdle: boolean;
}

/** Is told what becomes of a stream's readings. */
export interface SegmentListener {
  began(segment: SegmentStart): void;
  /** A block of the segment's readings is packed. */
  packed(block: PackedBlock): void;
  /** The last half minute was interpreted, which took `cpuMs`. */
  interpreted(update: FeedUpdate, feed: FeedState, picture: ConditionSince, cpuMs: Milliseconds): void;
  /** Nothing more will be added. */
  ended(segment: LiveSegment, endMs: Milliseconds): void;
  /** A bug of this program in the processing of the readings. */
  internalError(error: unknown): void;
}

export interface WatchedStream {
  readonly spec: StreamSpec;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds;
  readonly segments: SegmentOptions;
}

/** One stream's readings, cut into segments at quiet moments, and its feed of events. */
export class SegmentedTimeline {
  readonly #stream: WatchedStream;
  readonly #listener: SegmentListener;
  readonly #feed: EventFeed;
  readonly #presence = new CitizenPresence();
  #segment: LiveSegment | undefined;
  #interpretedMs: Milliseconds | undefined;
  #publishedMs: Milliseconds = Number.NEGATIVE_INFINITY;
  /** Time of the last picture. */
  #seenMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** @param resumed where another thread left the stream */
  constructor(stream: WatchedStream, listener: SegmentListener, resumed?: ResumedStream) {
    this.#stream = stream;
    this.#listener = listener;
    this.#feed = new EventFeed(resumed?.feed);
    if (resumed?.segment === undefined) return;
    const { segment, earlier, unpacked } = resumed;
    this.#segment = new LiveSegment({ ...stream, ...segment, before: { readings: earlier, seen: [] } });
    this.#seenMs = resumed.seenMs;
    for (const reading of [...earlier, ...segment.packed.readings]) this.#presence.read(reading);
    for (const reading of unpacked) this.add(reading);
  }

  /** A picture was received, analysed or not. Readings of pictures of another size belong to another segment. */
  seen(tMs: Milliseconds, picture: PictureSize): void {
    const known = this.#segment?.picture;
    if (known && (known.width !== picture.width || known.height !== picture.height)) this.#end(tMs);
    if (this.#segment === undefined) this.#begin(new LiveSegment({ ...this.#stream, picture, startMs: tMs }));
    this.#segment?.seen(tMs);
    this.#seenMs = tMs;
  }

  add(reading: FrameReading): void {
    this.#presence.read(reading);
    const block = this.#segment?.add(reading);
    if (block !== undefined) this.#listener.packed(block);
  }

  /** Publishes what has settled, and ends the segment when it is time. To be called every second. */
  tick(nowMs: Milliseconds, { isLive, isIdle }: StreamCondition): void {
    const segment = this.#segment;
    if (!segment) return;
    if (!isIdle || nowMs - this.#publishedMs >= PUBLISH_IDLE_EVERY_MS) {
      this.#publishedMs = nowMs;
      this.#publish(segment);
    }
    const { usualMs, longestMs } = this.#stream.segments;
    const ageMs = nowMs - segment.startMs;
    const mayEnd = ageMs >= usualMs && (this.#presence.isQuiet(nowMs) || !isLive);
    if (!mayEnd && ageMs < longestMs) return;
    const endMs = this.close(nowMs, isLive);
    // The next segment begins where this one ends, so that a loss of signal is recorded throughout.
    const before = segment.asPast(endMs, FEED_TAIL_MS);
    this.#begin(new LiveSegment({ ...this.#stream, picture: segment.picture, startMs: endMs, before }));
    if (isLive) this.#segment?.seen(endMs);
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

  #begin(segment: LiveSegment): void {
    this.#segment = segment;
    this.#listener.began({ startMs: segment.startMs, picture: segment.picture });
  }

  #end(endMs: Milliseconds): void {
    const segment = this.#segment;
    this.#segment = undefined;
    this.#interpretedMs = undefined;
    if (!segment || endMs <= segment.startMs) return;
    this.#publish(segment);
    try {
      this.#listener.ended(segment, endMs);
    } catch (error) {
      this.#listener.internalError(error);
    }
  }

  #publish(segment: LiveSegment): void {
    const seenUntilMs = segment.lastReading?.tMs;
    if (seenUntilMs === undefined || seenUntilMs === this.#interpretedMs) return;
    this.#interpretedMs = seenUntilMs;
    const before = process.threadCpuUsage();
    try {
      const timeline = segment.tail(FEED_TAIL_MS);
      if (!timeline) return;
      const update = this.#feed.update(timeline.events, seenUntilMs);
      const picture = conditionAtEnd(timeline.blindness, { startMs: segment.startMs, endMs: seenUntilMs });
      const { user, system } = process.threadCpuUsage(before);
      this.#listener.interpreted(update, this.#feed.state, picture, (user + system) / 1000);
    } catch (error) {
      this.#listener.internalError(error);
    }
  }
}
