import { type RawBuilder, sql } from 'kysely';
import { DAY_MS } from '../contract/durations.ts';
import { HALL_OFFSET_MS, hallDay, type LocalDay } from '../contract/hall-time.ts';
import type { Interval } from '../core/interval.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';

/** Where a recording lies in absolute time. */
export interface WallClock {
  /** Absolute time of presentation time `startMs`; null where unknown. */
  readonly startedAt: EpochMilliseconds | null;
  readonly startMs: Milliseconds;
}

export const absolute = (clock: WallClock, tMs: Milliseconds): EpochMilliseconds | null =>
  clock.startedAt === null ? null : Math.round(clock.startedAt + tMs - clock.startMs);

/** The columns in which every row of the timeline keeps its place in time. */
export const placed = (clock: WallClock, interval: Interval) => ({
  start_ms: interval.startMs,
  end_ms: interval.endMs,
  start_at: absolute(clock, interval.startMs),
  end_at: absolute(clock, interval.endMs),
});

/** Milliseconds since midnight at the hall, of a column of absolute times; null where the column is. */
export const timeOfDaySql = (column: string): RawBuilder<Milliseconds | null> =>
  sql`((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) % ${sql.lit(DAY_MS)})`;

/** Days of the hall's calendar since 1970, of a column of absolute times. */
export const dayNumberSql = (column: string): RawBuilder<number> =>
  sql`((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) / ${sql.lit(DAY_MS)})`;

export const hallDayOfNumber = (day: number): LocalDay => hallDay(day * DAY_MS - HALL_OFFSET_MS);

/** 1 Monday .. 7 Sunday, of the day at the hall; 1970-01-01 was a Thursday. */
export const weekdaySql = (column: string): RawBuilder<number | null> =>
  sql`(((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) / ${sql.lit(DAY_MS)} + 3) % 7 + 1)`;
