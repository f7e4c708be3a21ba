import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../src/contract/durations.ts';
import { HALL_OFFSET, HALL_OFFSET_MS, hallDateTime, hallDay } from '../../../src/contract/hall-time.ts';

/** For d3's UTC scales, so that they count in the hall's time; the reader's computer may be set otherwise. */
export const toHallClock = (epochMs: number): Date => new Date(epochMs + HALL_OFFSET_MS);
export const fromHallClock = (date: Date): number => date.getTime() - HALL_OFFSET_MS;

/** `09:30:05` */
const hallTime = (epochMs: number): string => hallDateTime(epochMs).slice(11, 19);
/** `09:30:05.2` */
export const hallTimeExact = (epochMs: number): string => hallDateTime(epochMs).slice(11, 21);
/** `2026-11-20 09:30:05` */
export const hallDayTime = (epochMs: number): string => `${hallDay(epochMs)} ${hallTime(epochMs)}`;
export const rfc3339 = (epochMs: number): string => `${hallDateTime(epochMs)}${HALL_OFFSET}`;

/** The finest unit that a tick of a hall-clock scale needs: `11-20`, `09:30`, `09:30:05`, `09:30:05.2`. */
export function tickLabel(date: Date): string {
  const text = date.toISOString();
  const ms = date.getTime();
  if (ms % DAY_MS === 0) return text.slice(5, 10);
  if (ms % MINUTE_MS === 0) return text.slice(11, 16);
  return ms % SECOND_MS === 0 ? text.slice(11, 19) : text.slice(11, 21);
}
