import { DAY_MS } from '../../contract/durations.ts';
import { addDays, hallDay, type LocalDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { ScorePeriod } from './score-table.ts';

export const dayPeriod = (day: LocalDay): ScorePeriod => ({ name: day, fromDay: day, toDay: day });

/** `2026-11`. */
export function monthPeriod(month: string): ScorePeriod {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { name: month, fromDay: `${month}-01`, toDay: `${month}-${String(last).padStart(2, '0')}` };
}

/** That ended last, by the clock on the hall's wall. */
export const lastDay = (now: EpochMilliseconds): ScorePeriod => dayPeriod(hallDay(now - DAY_MS));

export function lastMonth(now: EpochMilliseconds): ScorePeriod {
  const first = `${hallDay(now).slice(0, 'yyyy-mm'.length)}-01`;
  return monthPeriod(addDays(first, -1).slice(0, 'yyyy-mm'.length));
}
