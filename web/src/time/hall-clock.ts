/** Windows stand in China, which has one zone without summer time; the reader's computer may be set otherwise. */
const HALL_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** For d3's UTC scales, so that they count in the hall's time. */
export const toHallClock = (epochMs: number): Date => new Date(epochMs + HALL_OFFSET_MS);
export const fromHallClock = (date: Date): number => date.getTime() - HALL_OFFSET_MS;

const iso = (epochMs: number): string => toHallClock(epochMs).toISOString();

/** `2026-11-20` */
export const hallDay = (epochMs: number): string => iso(epochMs).slice(0, 10);
/** `09:30:05` */
export const hallTime = (epochMs: number): string => iso(epochMs).slice(11, 19);
/** `09:30:05.2` */
export const hallTimeExact = (epochMs: number): string => iso(epochMs).slice(11, 21);
/** `2026-11-20 09:30:05` */
export const hallDayTime = (epochMs: number): string => `${hallDay(epochMs)} ${hallTime(epochMs)}`;
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
export const rfc3339 = (epochMs: number): string => `${iso(epochMs).slice(0, 23)}+08:00`;

/** The finest unit that a tick of a hall-clock scale needs: `11-20`, `09:30`, `09:30:05`, `09:30:05.2`. */
export function tickLabel(date: Date): string {
  const text = date.toISOString();
  const ms = date.getTime();
  if (ms % DAY_MS === 0) return text.slice(5, 10);
  if (ms % MINUTE_MS === 0) return text.slice(11, 16);
  return ms % 1000 === 0 ? text.slice(11, 19) : text.slice(11, 21);
}
