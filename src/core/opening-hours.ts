import type { LocalDay } from '../contract/hall-time.ts';
import type { Interval } from './interval.ts';

/** When the windows of a hall are on duty. */
export interface OpeningHours {
  /** Times of day in ms since midnight, in order, without overlap; lunch is what lies between them. */
  readonly shifts: readonly Interval[];
  /** Days of the week, 1 Monday .. 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Whether statutory holidays are free and the days worked in their place are not. */
  readonly holidays: 'statutory' | 'none';
  /** The hall's own days, which come before weekdays and holidays. */
  readonly open: readonly LocalDay[];
  readonly closed: readonly LocalDay[];
}

/** The hours of every hall: `usual` where `ofHalls` has none of its own; undefined where nobody said. */
export interface HallHours {
  readonly usual?: OpeningHours | undefined;
  /** By the hall's code. */
  readonly ofHalls: Readonly<Record<string, OpeningHours>>;
}

/** Nobody said when any hall is open. */
export const UNKNOWN_HOURS: HallHours = { ofHalls: {} };

/** When a window is on duty on the day of a recording. */
export interface DutyTimes {
  /** In the recording's presentation time; empty on a day off. */
  readonly shifts: readonly Interval[];
  /** The same for every recording of such a day: `09:00-12:00 13:30-17:00`. */
  readonly text: string;
}

/** What the state's calendar says of a day; `unknown` for a year whose holidays are not published yet. */
export type StatutoryDay = 'work' | 'free' | 'unknown';

/**
 * The shifts of a day in ms since its midnight; empty on a day off. Undefined where it is not known whether the day is
 * worked.
 * @param statutory of that day
 * @param weekday 1 Monday .. 7 Sunday
 */
export function shiftsOn(
  { shifts, weekdays, holidays, open, closed }: OpeningHours,
  day: LocalDay,
  weekday: number,
  statutory: StatutoryDay,
): readonly Interval[] | undefined {
  if (closed.includes(day)) return [];
  if (open.includes(day)) return shifts;
  const isUsual = weekdays.includes(weekday);
  if (holidays === 'none') return isUsual ? shifts : [];
  if (statutory === 'unknown') return undefined;
  // The calendar knows weeks of five days: a hall that works on Saturdays does so unless the day is a holiday.
  const isFreeByWeek = weekday > 5;
  if (statutory === 'free') return isFreeByWeek && isUsual ? shifts : [];
  return isUsual || isFreeByWeek ? shifts : [];
}
