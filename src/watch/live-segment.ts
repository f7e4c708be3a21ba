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
import type { AnalysisRun, Timeline } from '../store/runs/run.ts';
import type { StreamSpec } from './stream-spec.ts';

/** Frames come this far apart at least, nominally: how long the last picture before a gap still stands. */
const PICTURE_STEP_MS: Milliseconds = 100;
/**
 * Between two readings further apart than this nothing is known: the pictures came, but no thread was free. More than an
 * idle or resting stream's second and a quarter, less than the shortest absence that is told.
 */
const UNREAD_MS: Milliseconds = 1_600;
/** Analysed at most; what the record of the engine says. */
export const LIVE_MAX_FPS = 10;

/** What was seen of a stream before a segment began: the feed goes on where the record is cut. */
export interface Before {
  readonly readings: readonly FrameReading[];
  readonly seen: readonly Interval[];
}

const NOTHING_BEFORE: Before = { readings: [], seen: [] };

export interface SegmentBeginning {
  readonly spec: StreamSpec;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds;
  readonly picture: PictureSize;
  readonly startMs: Milliseconds;
  readonly before?: Before;
}

/**
 * A stretch of one stream on its way to become a run: the readings so far and when there were pictures. Its times are
 * those of the stream.
 */
export class LiveSegment {
  readonly startMs: Milliseconds;
  readonly picture: PictureSize;
  readonly #spec: StreamSpec;
  readonly #startedAt: EpochMilliseconds;
  readonly #coverage = new Coverage(PICTURE_STEP_MS);
  readonly #readings: FrameReading[] = [];
  #before: Before;

  constructor({ spec, originMs, picture, startMs, before }: SegmentBeginning) {
    this.#spec = spec;
    this.#before = before ?? NOTHING_BEFORE;
    this.picture = picture;
    this.startMs = startMs;
    this.#startedAt = originMs + startMs;
  }

  get lastReading(): FrameReading | undefined {
    return this.#readings.at(-1);
  }

  /** A picture came, analysed or not. */
  seen(tMs: Milliseconds): void {
    this.#coverage.add(tMs);
  }

  add(reading: FrameReading): void {
    if (reading.tMs >= this.startMs) this.#readings.push(reading);
  }

  /**
   * What the last `tailMs` say so far, those before this segment included, which are forgotten once out of reach; undefined
   * where nothing was read in it.
   */
  tail(tailMs: Milliseconds): Timeline | undefined {
    const last = this.#readings.at(-1);
    if (last === undefined) return undefined;
    const fromMs = last.tMs - tailMs;
    if (this.startMs < fromMs) this.#before = NOTHING_BEFORE;
    const readings = this.#readingsSince(fromMs);
    const startMs = readings[0] === this.#readings[0] ? this.startMs : readings[0]!.tMs;
    return this.#interpret(readings, { startMs, endMs: last.tMs }, this.#seen());
  }

  /** The last `tailMs` before `endMs`, for the segment that goes on from there. */
  asBefore(endMs: Milliseconds, tailMs: Milliseconds): Before {
    const fromMs = endMs - tailMs;
    return { readings: this.#readingsSince(fromMs), seen: this.#seen().filter((seen) => seen.endMs > fromMs) };
  }

  /** The stretch up to `endMs`, with its gaps, as the store takes it. */
  toRun(endMs: Milliseconds, nets: readonly NetRecord[]): AnalysisRun {
    const { hall, window, camera, address, id, rulebooks } = this.#spec;
    const interval = { startMs: this.startMs, endMs };
    const seen = this.#coverage.intervals();
    const gaps = gapsOf(this.#readings, interval, seen);
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
      gaps: gapsOf(readings, footage, seen),
      rulebooks,
      recordedOn: hallDay(this.#startedAt),
    });
    return timeline;
  }
}

const since = (readings: readonly FrameReading[], fromMs: Milliseconds): readonly FrameReading[] =>
  readings.slice(readings.findLastIndex(({ tMs }) => tMs < fromMs) + 1);

/** Without pictures, or with pictures that nobody looked at; in order. */
function gapsOf(readings: readonly FrameReading[], bounds: Interval, seen: readonly Interval[]): readonly Interval[] {
  const unseen = gapsBetween(seen, bounds);
  const times = [bounds.startMs, ...readings.map(({ tMs }) => tMs), bounds.endMs];
  const unread = times.slice(1).flatMap((endMs, i) => {
    const startMs = times[i]!;
    return endMs - startMs > UNREAD_MS ? [{ startMs, endMs }] : [];
  });
  if (unread.length === 0) return unseen;
  const gaps = [...unseen, ...unread].toSorted((a, b) => a.startMs - b.startMs);
  return gapsBetween(gapsBetween(gaps, bounds), bounds);
}

/** Live pictures are not kept, so a segment is known by where and when it was seen instead of by its content. */
const segmentId = (...parts: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(['liyi-live/1', ...parts].join('\n'))
    .digest('hex');
