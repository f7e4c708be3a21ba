import chineseDays from 'chinese-days';
import { MINUTE_MS } from './contract/durations.ts';
import { dayStart, hallDay, type LocalDay } from './contract/hall-time.ts';
import { type DutyTimes, type HallHours, type StatutoryDay, shiftsOn } from './core/opening-hours.ts';
import type { EpochMilliseconds, Milliseconds } from './core/units.ts';

/** When a recording begins: wall-clock time `startedAt` is presentation time `startMs`. */
export interface Beginning {
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly startMs: Milliseconds;
}

/**
 * When the windows of a hall are on duty on the day on which a recording begins, in its presentation time. Undefined where
 * that is not known: no hours are set, the recording has no known start, or the year's holidays are not published.
 */
export function onDutyTimes(
  { usual, ofHalls }: HallHours,
  hall: string,
  { startedAt, startMs }: Beginning,
): DutyTimes | undefined {
  const hours = ofHalls[hall] ?? usual;
  if (hours === undefined || startedAt === undefined) return undefined;
  const day = hallDay(startedAt);
  const midnightMs = startMs + dayStart(day) - startedAt;
  const shifts = shiftsOn(hours, day, weekdayOf(day), statutoryDay(day));
  return (
    shifts && {
      shifts: shifts.map((shift) => ({ startMs: midnightMs + shift.startMs, endMs: midnightMs + shift.endMs })),
      text: shifts.map((shift) => `${timeOfDay(shift.startMs)}-${timeOfDay(shift.endMs)}`).join(' '),
    }
  );
}

/** `09:30` */
const timeOfDay = (sinceMidnightMs: Milliseconds): string => {
  const minutes = sinceMidnightMs / MINUTE_MS;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

/** 1 Monday .. 7 Sunday. */
const weekdayOf = (day: LocalDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Source: the State Council's yearly notice on holidays and make-up days, as `chinese-days` keeps it. */
function statutoryDay(day: LocalDay): StatutoryDay {
  const year = day.slice(0, 'yyyy'.length);
  if (chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length === 0) return 'unknown';
  return chineseDays.getDayDetail(day).work ? 'work' : 'free';
}
