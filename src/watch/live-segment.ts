import { createHash } from 'node:crypto';
import type { PictureSize } from '../core/geometry.ts';
import { gapsBetween, type Interval } from '../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import { engineRecord } from '../engine-record.ts';
import type { NetRecord } from '../inference/model-set.ts';
import { interpret } from '../interpret.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { Coverage } from '../media/coverage.ts';
import { shownAddress } from '../media/live-address.ts';
import type { AnalysisRun, Timeline } from '../timeline/run.ts';
import { hallDay } from '../timeline/wall-clock.ts';
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

export interface SegmentBeginning {
  readonly spec: StreamSpec;
  /** Wall-clock time of the stream's presentation time 0. */
  readonly originMs: EpochMilliseconds;
  readonly picture: PictureSize;
  readonly startMs: Milliseconds;
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

  constructor({ spec, originMs, picture, startMs }: SegmentBeginning) {
    this.#spec = spec;
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

  /** What the last `tailMs` say so far; undefined where nothing was read in it. */
  tail(tailMs: Milliseconds): Timeline | undefined {
    const last = this.#readings.at(-1);
    if (last === undefined) return undefined;
    const from = this.#readings.findLastIndex((reading) => reading.tMs < last.tMs - tailMs) + 1;
    return this.#interpret(this.#readings.slice(from), last.tMs);
  }

  /** The stretch up to `endMs`, with its gaps, as the store takes it. */
  toRun(endMs: Milliseconds, nets: readonly NetRecord[]): AnalysisRun {
    const { hall, window, camera, address, id, rulebooks } = this.#spec;
    const interval = { startMs: this.startMs, endMs };
    const gaps = this.#gaps(this.#readings, interval);
    const hasLostSignal = gapsBetween(this.#coverage.intervals(), interval).length > 0;
    return {
      ...this.#interpret(this.#readings, endMs),
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
      readings: this.#readings,
    };
  }

  /** Without pictures, or with pictures that nobody looked at; in order. */
  #gaps(readings: readonly FrameReading[], interval: Interval): readonly Interval[] {
    const unseen = gapsBetween(this.#coverage.intervals(), interval);
    const times = [interval.startMs, ...readings.map(({ tMs }) => tMs), interval.endMs];
    const unread = times.slice(1).flatMap((endMs, i) => {
      const startMs = times[i]!;
      return endMs - startMs > UNREAD_MS ? [{ startMs, endMs }] : [];
    });
    if (unread.length === 0) return unseen;
    const gaps = [...unseen, ...unread].toSorted((a, b) => a.startMs - b.startMs);
    return gapsBetween(gapsBetween(gaps, interval), interval);
  }

  #interpret(readings: readonly FrameReading[], endMs: Milliseconds): Timeline {
    const interval = { startMs: readings.length > 0 ? Math.min(readings[0]!.tMs, endMs) : this.startMs, endMs };
    const footage = readings.length === this.#readings.length ? { startMs: this.startMs, endMs } : interval;
    const { camera, rulebooks } = this.#spec;
    return interpret({
      readings,
      camera,
      picture: this.picture,
      footage,
      gaps: this.#gaps(readings, footage),
      rulebooks,
      recordedOn: hallDay(this.#startedAt),
    });
  }
}

/** Live pictures are not kept, so a segment is known by where and when it was seen instead of by its content. */
const segmentId = (...parts: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(['liyi-live/1', ...parts].join('\n'))
    .digest('hex');
