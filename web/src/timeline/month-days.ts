import { addDays } from '../../../src/contract/hall-time.ts';

const WEEKS = 6;

/** The first day of the month that lies so many months after that of the day. */
export function addMonths(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number);
  const count = year! * 12 + (month! - 1) + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** Six weeks from Monday that hold the month of a day. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(first, -weekday);
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, each) => addDays(monday, week * 7 + each)),
  );
}

/** Both in order, at most so many days apart. */
export function spanOf(one: string, other: string, mostDays: number): readonly [string, string] {
  const [from, to] = one <= other ? [one, other] : [other, one];
  return [from, [to, addDays(from, mostDays - 1)].sort()[0]!];
}
