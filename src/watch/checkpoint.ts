import type { PictureSize } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { Coverage } from '../media/coverage.ts';
import type { PackedBlock } from '../store/readings/reading-blocks.ts';
import { FEED_TAIL_MS, type FeedState, NOTHING_PUBLISHED } from './event-feed.ts';
import { PICTURE_STEP_MS, type SegmentStart } from './live-segment.ts';
import type { TrackCounts } from './track-names.ts';

/** How far a thread is with a stream, so that another thread can continue. Plain data. */
export interface Checkpoint {
  readonly tracks: TrackCounts;
  readonly feed: FeedState;
  /** The current segment. */
  readonly segment?: SegmentStart | undefined;
  /** When there were pictures, in the segment and in the half minute before. */
  readonly seen: readonly Interval[];
  /** The segment's readings, except the newest. */
  readonly blocks: readonly PackedBlock[];
  /** The segment's readings that are in no block yet, and all of the last half minute. */
  readonly recent: readonly FrameReading[];
  /** Readings of the half minute before the segment began. */
  readonly earlier: readonly FrameReading[];
}

export const NOTHING_READ: Checkpoint = {
  ...{ tracks: {}, feed: NOTHING_PUBLISHED },
  ...{ seen: [], blocks: [], recent: [], earlier: [] },
};

/**
 * Follows a stream by its thread's reports. A thread that dies loses only the frame in work: the readings of minutes
 * are kept packed, at a tenth of their size.
 */
export class StreamCheckpoint {
  #tracks: TrackCounts = {};
  #feed: FeedState = NOTHING_PUBLISHED;
  #segment: SegmentStart | undefined;
  /** Picture size of the last segment. */
  #picture: PictureSize | undefined;
  #coverage = new Coverage(PICTURE_STEP_MS);
  #blocks: PackedBlock[] = [];
  #recent: FrameReading[] = [];
  #earlier: readonly FrameReading[] = [];

  get state(): Checkpoint {
    return {
      tracks: this.#tracks,
      feed: this.#feed,
      segment: this.#segment,
      seen: this.#coverage.intervals(),
      blocks: this.#blocks,
      recent: this.#recent,
      earlier: this.#earlier,
    };
  }

  /** A picture was received, analysed or not. */
  seen(tMs: Milliseconds): void {
    this.#coverage.add(tMs);
  }

  began({ startMs, picture }: SegmentStart): void {
    const fromMs = startMs - FEED_TAIL_MS;
    const isSameSize = this.#picture?.width === picture.width && this.#picture.height === picture.height;
    this.#earlier = isSameSize ? [...this.#earlier, ...this.#recent].filter(({ tMs }) => tMs >= fromMs) : [];
    this.#recent = [];
    this.#blocks = [];
    this.#segment = { startMs, picture };
    this.#picture = picture;
    const seen = this.#coverage.intervals().filter(({ endMs }) => endMs > fromMs);
    this.#coverage = new Coverage(PICTURE_STEP_MS, seen);
  }

  read(reading: FrameReading, tracks: TrackCounts): void {
    this.#tracks = tracks;
    if (this.#segment !== undefined && reading.tMs >= this.#segment.startMs) this.#recent.push(reading);
  }

  packed(block: PackedBlock): void {
    this.#blocks.push(block);
    const fromMs = block.end_ms - FEED_TAIL_MS;
    this.#earlier = this.#earlier.filter(({ tMs }) => tMs >= fromMs);
    this.#recent = this.#recent.filter(({ tMs }) => tMs >= fromMs);
  }

  interpreted(feed: FeedState): void {
    this.#feed = feed;
  }

  /**
   * Ends the segment.
   * @returns all its readings
   */
  ended(last: PackedBlock | undefined): readonly PackedBlock[] {
    const blocks = last === undefined ? this.#blocks : [...this.#blocks, last];
    this.#segment = undefined;
    this.#blocks = [];
    return blocks;
  }
}
