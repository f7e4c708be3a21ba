import { DAY_MS } from '../../contract/durations.ts';
import { addDays, hallDay, type LocalDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { ScorePeriod } from './score-table.ts';

/** The period of one day, by the calendar at the halls. */
export const dayPeriod = (day: LocalDay): ScorePeriod => ({ name: day, fromDay: day, toDay: day });

/**
 * The period of one month, from its first to its last day.
 * @param month such as `2026-11`
 */
export function monthPeriod(month: string): ScorePeriod {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { name: month, fromDay: `${month}-01`, toDay: `${month}-${String(last).padStart(2, '0')}` };
}

/** The day that ended last, by the clock at the halls. */
export const lastDay = (now: EpochMilliseconds): ScorePeriod => dayPeriod(hallDay(now - DAY_MS));

/** The month that ended last, by the clock at the halls. */
export function lastMonth(now: EpochMilliseconds): ScorePeriod {
  const first = `${hallDay(now).slice(0, 'yyyy-mm'.length)}-01`;
  return monthPeriod(addDays(first, -1).slice(0, 'yyyy-mm'.length));
}
