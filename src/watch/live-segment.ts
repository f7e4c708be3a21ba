import { createHash } from 'node:crypto';
import { hallDay } from '../contract/hall-time.ts';
import type { PictureSize } from '../core/geometry.ts';
import { gapsBetween, type Interval } from '../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import { engineRecord } from '../engine-record.ts';
import type { NetRecord } from '../inference/model-set.ts';
import { interpret } from '../interpret.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { Coverage } from '../media/coverage.ts';
import { shownAddress } from '../media/live-address.ts';
import type { PackedBlock } from '../store/readings/reading-blocks.ts';
import { ReadingPacker } from '../store/readings/reading-packer.ts';
import type { AnalysisRun, Timeline } from '../store/runs/run.ts';
import { segmentGaps } from './segment-gaps.ts';
import type { StreamSpec } from './stream-spec.ts';

/** Nominal distance of frames, and how long the last picture before a gap is on show. */
export const PICTURE_STEP_MS: Milliseconds = 100;
/** Analysed at most; what the record of the engine says. */
export const LIVE_MAX_FPS = 10;

/** What was seen of a stream before a segment began: the feed continues where the record is cut. */
export interface SegmentPast {
  readonly readings: readonly FrameReading[];
  readonly seen: readonly Interval[];
}

const NO_PAST: SegmentPast = { readings: [], seen: [] };

/** What distinguishes one segment of a stream from another. */
export interface SegmentStart {
  readonly startMs: Milliseconds;
  readonly picture: PictureSize;
}

/** A segment as far as another thread has processed it. */
export interface PackedSegment {
  /** When there were pictures. */
  readonly seen: readonly Interval[];
  readonly blocks: readonly PackedBlock[];
  /** The readings in the blocks. */
  readonly readings: readonly FrameReading[];
}

export interface SegmentBeginning extends SegmentStart {
  readonly spec: StreamSpec;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds;
  readonly before?: SegmentPast;
  readonly packed?: PackedSegment;
}

/**
 * A part of a stream that will become a run: the readings so far, and when there were pictures. Its times are those of
 * the stream.
 */
export class LiveSegment {
  readonly startMs: Milliseconds;
  readonly picture: PictureSize;
  readonly #spec: StreamSpec;
  readonly #startedAt: EpochMilliseconds;
  readonly #coverage: Coverage;
  readonly #readings: FrameReading[];
  readonly #packer: ReadingPacker;
  #before: SegmentPast;

  constructor({ spec, originMs, picture, startMs, before, packed }: SegmentBeginning) {
    this.#spec = spec;
    this.#before = before ?? NO_PAST;
    this.#coverage = new Coverage(PICTURE_STEP_MS, packed?.seen);
    this.#readings = [...(packed?.readings ?? [])];
    this.#packer = new ReadingPacker(picture, packed?.blocks);
    this.picture = picture;
    this.startMs = startMs;
    this.#startedAt = originMs + startMs;
  }

  get lastReading(): FrameReading | undefined {
    return this.#readings.at(-1);
  }

  /** A picture was received, analysed or not. */
  seen(tMs: Milliseconds): void {
    this.#coverage.add(tMs);
  }

  /** @returns the readings before this one that are packed now, if any */
  add(reading: FrameReading): PackedBlock | undefined {
    if (reading.tMs < this.startMs) return undefined;
    this.#readings.push(reading);
    return this.#packer.add(reading);
  }

  /** The readings that `add` has not returned yet. Nothing can be added afterwards. */
  lastBlock(): PackedBlock | undefined {
    return this.#packer.finish();
  }

  /**
   * Interpretation of the last `tailMs`, including what came before this segment; undefined where nothing was read in
   * that time.
   */
  tail(tailMs: Milliseconds): Timeline | undefined {
    const last = this.#readings.at(-1);
    if (last === undefined) return undefined;
    const fromMs = last.tMs - tailMs;
    if (this.startMs < fromMs) this.#before = NO_PAST;
    const readings = this.#readingsSince(fromMs);
    const startMs = readings[0] === this.#readings[0] ? this.startMs : readings[0]!.tMs;
    return this.#interpret(readings, { startMs, endMs: last.tMs }, this.#seen());
  }

  /** The last `tailMs` before `endMs`, for the segment that follows. */
  asPast(endMs: Milliseconds, tailMs: Milliseconds): SegmentPast {
    const fromMs = endMs - tailMs;
    return { readings: this.#readingsSince(fromMs), seen: this.#seen().filter((seen) => seen.endMs > fromMs) };
  }

  /** The segment up to `endMs` as a run for the store, with its gaps. */
  toRun(endMs: Milliseconds, nets: readonly NetRecord[]): AnalysisRun {
    const { hall, window, camera, address, id, rulebooks } = this.#spec;
    const interval = { startMs: this.startMs, endMs };
    const seen = this.#coverage.intervals();
    const gaps = segmentGaps(this.#readings, interval, seen);
    const hasLostSignal = gapsBetween(seen, interval).length > 0;
    return {
      ...this.#interpret(this.#readings, interval, seen),
      ...(hall !== undefined && { hall }),
      window,
      startedAt: this.#startedAt,
      camera,
      footage: {
        sha256: segmentId(id, hall ?? '', window, shownAddress(address), this.#startedAt),
        name: shownAddress(address),
        startMs: this.startMs,
        durationMs: endMs - this.startMs,
        ...this.picture,
      },
      engine: engineRecord(nets, { sampleFps: LIVE_MAX_FPS, rulebooks }),
      completeness:
        gaps.length === 0
          ? { complete: true }
          : {
              complete: false,
              covered: gapsBetween(gaps, interval),
              problem: hasLostSignal ? 'no-signal' : 'overload',
            },
      picture: this.picture,
      readings: this.#readings,
    };
  }

  #readingsSince(fromMs: Milliseconds): readonly FrameReading[] {
    const own = since(this.#readings, fromMs);
    return own.length < this.#readings.length ? own : [...since(this.#before.readings, fromMs), ...own];
  }

  #seen(): readonly Interval[] {
    return [...this.#before.seen, ...this.#coverage.intervals()];
  }

  #interpret(readings: readonly FrameReading[], footage: Interval, seen: readonly Interval[]): Timeline {
    const { camera, rulebooks } = this.#spec;
    const { timeline } = interpret({
      readings,
      camera,
      picture: this.picture,
      footage,
      gaps: segmentGaps(readings, footage, seen),
      rulebooks,
      recordedOn: hallDay(this.#startedAt),
    });
    return timeline;
  }
}

const since = (readings: readonly FrameReading[], fromMs: Milliseconds): readonly FrameReading[] =>
  readings.slice(readings.findLastIndex(({ tMs }) => tMs < fromMs) + 1);

/** Live pictures are not kept, so a segment is identified by where and when it was seen instead of by its content. */
const segmentId = (...parts: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(['liyi-live/1', ...parts].join('\n'))
    .digest('hex');
