import { DAY_MS, HOUR_MS } from './durations.ts';

/** Halls stand in China, which has one time zone and, since 1991, no summer time. */
export const HALL_TIME_ZONE = 'Asia/Shanghai';
/** How far local time is ahead of UTC. */
export const HALL_OFFSET_MS = 8 * HOUR_MS;
/** The offset at the end of an RFC 3339 time. */
export const HALL_OFFSET = '+08:00';

/** A day of China's civil calendar, `2026-11-20`. */
export type LocalDay = string;

/** A moment as the clock on the hall's wall shows it, without a zone: `2026-11-20T09:30:05.200`. */
export const hallDateTime = (epochMs: number): string => new Date(epochMs + HALL_OFFSET_MS).toISOString().slice(0, 23);

/** The day at the hall on which a moment lies. */
export const hallDay = (epochMs: number): LocalDay => hallDateTime(epochMs).slice(0, 'yyyy-mm-dd'.length);

/** Milliseconds since 1970 at which a day begins at the hall; NaN for what is no day. */
export const dayStart = (day: LocalDay): number => Date.parse(`${day}T00:00:00${HALL_OFFSET}`);

/** Where the next day begins: the end of this one, which does not belong to it. */
export const dayEnd = (day: LocalDay): number => dayStart(day) + DAY_MS;

/** The day that lies so many days after, or for a negative number before. */
export const addDays = (day: LocalDay, days: number): LocalDay => hallDay(dayStart(day) + days * DAY_MS);

/** Milliseconds since midnight at the hall, 0 up to a day, of a moment since 1970. */
export const timeOfDayMs = (epochMs: number): number => (epochMs + HALL_OFFSET_MS) % DAY_MS;
