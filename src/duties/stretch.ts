import type { Interval } from '../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';

/** A dated recording as a part of its window's day. */
export interface DutyRecording {
  /** Id of the run that holds its readings. */
  readonly id: number;
  /** Wall-clock time of `footage.startMs`. */
  readonly startedAt: EpochMilliseconds;
  /** What it covers, in its own presentation time. */
  readonly footage: Interval;
  /** The same for recordings that may be judged as one: of one camera that was not moved, in the same pixels. */
  readonly cameraKey: string;
  /** The same for recordings that are judged by the same rulebooks. */
  readonly rulebooksKey: string;
}

/** Recordings of one camera that follow each other, in order of time. */
export interface Stretch<R extends DutyRecording = DutyRecording> {
  /** Wall-clock time at which the stretch's own clock is 0: the start of its first recording. */
  readonly originAt: EpochMilliseconds;
  readonly parts: readonly StretchPart<R>[];
}

/** A recording's place in its stretch. */
export interface StretchPart<R extends DutyRecording = DutyRecording> {
  readonly recording: R;
  /** Add it to the recording's presentation time to have the stretch's time. */
  readonly shiftMs: Milliseconds;
  /** In stretch time: where this recording speaks. What an earlier one shows too is left to that one. */
  readonly speaks: Interval;
}

/** A recording of which it is known when there were pictures. */
export interface PicturedRecording extends DutyRecording {
  /** Intervals of the footage without usable pictures, in the recording's presentation time. */
  readonly gaps: readonly Interval[];
}

/** What was seen in a recording. */
export interface SeenRecording extends PicturedRecording {
  /** In order of time, in the recording's presentation time. */
  readonly readings: readonly FrameReading[];
}

/** The whole stretch, in its own time. */
export const spanOf = ({ parts }: Stretch): Interval => ({
  startMs: parts[0]?.speaks.startMs ?? 0,
  endMs: parts.at(-1)?.speaks.endMs ?? 0,
});
