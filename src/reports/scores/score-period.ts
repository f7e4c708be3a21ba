import type { EpochMilliseconds } from '../../core/units.ts';
import { hallDay, type LocalDay } from '../../store/wall-clock.ts';
import type { ScorePeriod } from './score-table.ts';

const DAY_MS = 86_400_000;

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
  const dayBefore = new Date(Date.parse(first) - DAY_MS).toISOString();
  return monthPeriod(dayBefore.slice(0, 'yyyy-mm'.length));
}
