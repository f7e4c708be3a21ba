import { type RawBuilder, sql } from 'kysely';
import { DAY_MS, HOUR_MS } from '../../contract/durations.ts';
import { HALL_OFFSET_MS, hallDay, type LocalDay } from '../../contract/hall-time.ts';
import type { Milliseconds } from '../../core/units.ts';

/** Milliseconds since midnight at the hall, for a column of absolute times; null where the column is null. */
export const timeOfDaySql = (column: string): RawBuilder<Milliseconds | null> =>
  sql`((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) % ${sql.lit(DAY_MS)})`;

/** Days since 1970 in the hall's calendar, for a column of absolute times. */
export const dayNumberSql = (column: string): RawBuilder<number> =>
  sql`((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) / ${sql.lit(DAY_MS)})`;

/** Converts a number from `dayNumberSql` to the text of that day, `2026-11-20`. */
export const hallDayOfNumber = (day: number): LocalDay => hallDay(day * DAY_MS - HALL_OFFSET_MS);

/** Day of the week at the hall, 1 Monday .. 7 Sunday, for a column of absolute times. 1970-01-01 was a Thursday. */
export const weekdaySql = (column: string): RawBuilder<number | null> =>
  sql`(((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) / ${sql.lit(DAY_MS)} + 3) % 7 + 1)`;

const HOURS_A_WEEK = 168;
/** 1970-01-01 was a Thursday: hours since Monday 0:00. */
const THURSDAY_HOURS = 72;

/** Hours since Monday 0:00 at the hall, 0..167, for a column of absolute times. */
export const hourOfWeekSql = (column: string): RawBuilder<number> =>
  sql`((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) / ${sql.lit(HOUR_MS)} + ${sql.lit(THURSDAY_HOURS)}) % ${sql.lit(HOURS_A_WEEK)}`;
