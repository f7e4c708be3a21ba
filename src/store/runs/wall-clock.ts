import type { Interval } from '../../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { ClockOffset } from '../../duties/clock-offset.ts';

/** Relation of a recording's presentation time to absolute time. */
export interface WallClock {
  /** Absolute time of presentation time `startMs`; null where unknown. */
  readonly startedAt: EpochMilliseconds | null;
  readonly startMs: Milliseconds;
}

/** When a recording began, by the clock of the cameras with which it was judged; undefined where its start is unknown. */
export const beganAt = ({ startedAt, clockOffset }: ClockedRecording): EpochMilliseconds | undefined =>
  startedAt === undefined ? undefined : startedAt + (clockOffset?.offsetMs ?? 0);

interface ClockedRecording {
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly clockOffset?: ClockOffset | undefined;
}

/** Absolute time of presentation time `tMs`, in whole milliseconds; null where the recording's start is unknown. */
export const absolute = (clock: WallClock, tMs: Milliseconds): EpochMilliseconds | null =>
  clock.startedAt === null ? null : Math.round(clock.startedAt + tMs - clock.startMs);

/** The columns with which every row of the timeline stores its time. */
export const placed = (clock: WallClock, interval: Interval) => ({
  start_ms: interval.startMs,
  end_ms: interval.endMs,
  start_at: absolute(clock, interval.startMs),
  end_at: absolute(clock, interval.endMs),
});
