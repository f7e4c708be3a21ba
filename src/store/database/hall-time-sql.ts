import { type RawBuilder, sql } from 'kysely';
import { DAY_MS, HOUR_MS } from '../../contract/durations.ts';
import { HALL_OFFSET_MS, hallDay, type LocalDay } from '../../contract/hall-time.ts';
import type { Milliseconds } from '../../core/units.ts';

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

const HOURS_A_WEEK = 168;
/** 1970-01-01 was a Thursday: hours from Monday 0:00 on. */
const THURSDAY_HOURS = 72;

/** Hours since Monday 0:00 at the hall, 0 .. 167, of a column of absolute times. */
export const hourOfWeekSql = (column: string): RawBuilder<number> =>
  sql`((${sql.ref(column)} + ${sql.lit(HALL_OFFSET_MS)}) / ${sql.lit(HOUR_MS)} + ${sql.lit(THURSDAY_HOURS)}) % ${sql.lit(HOURS_A_WEEK)}`;
