import { HOUR_MS, MINUTE_MS } from '../contract/durations.ts';
import { dayStart, hallDay } from '../contract/hall-time.ts';
import { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import { csvRows } from './csv-rows.ts';

/** A line of a roster: who sits where when. */
export interface RosterShift {
  readonly line: number;
  /** Left out: the usual hall. */
  readonly hall?: string;
  readonly window: string;
  /** Left out: the window has one, or the clerk is at all of them. */
  readonly post?: string;
  readonly staffNumber: string;
  readonly startAt: EpochMilliseconds;
  readonly endAt: EpochMilliseconds;
}

/** Columns by what people call them. */
const COLUMNS: Readonly<Record<string, keyof RosterShift>> = {
  ...{ hall: 'hall', window: 'window', post: 'post', staff_number: 'staffNumber', start: 'startAt', end: 'endAt' },
  ...{ 大厅: 'hall', 窗口: 'window', 岗位: 'post', 工号: 'staffNumber', 开始: 'startAt', 结束: 'endAt' },
};
const REQUIRED = ['window', 'staff_number', 'start', 'end'] as const;
const LONGEST_SHIFT_MS: Milliseconds = 24 * HOUR_MS;
const MOST_SHIFTS = 10_000;
const STAFF_NUMBER = /^[A-Za-z0-9-]{1,32}$/;
/** As spreadsheets write it, `2026/11/20 9:00`, or RFC 3339. */
const TIME =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a roster: values separated by commas or tabs whose first line names the columns `window`, `staff_number`, `start`, `end` and,
 * where wanted, `hall` and `post`, or 窗口, 工号, 开始, 结束, 大厅, 岗位. Times without a zone are those at the hall.
 * @throws LiyiError LIYI_ROSTER, naming the line
 */
export function readRoster(text: string): RosterShift[] {
  const [head, ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const columns = head?.cells.map((name) => COLUMNS[name.toLowerCase()] ?? name) ?? [];
  const unknown = columns.find((name) => !Object.values(COLUMNS).includes(name as keyof RosterShift));
  if (unknown !== undefined) throw wrongRoster(1, `there is no column ${JSON.stringify(unknown)}`);
  const missing = REQUIRED.find((name) => !columns.includes(COLUMNS[name]!));
  if (missing !== undefined) throw wrongRoster(1, `the column ${missing} is missing`);
  if (rows.length > MOST_SHIFTS) throw wrongRoster(1, `it has more than ${MOST_SHIFTS} shifts`);
  return rows.map(({ line, cells }) => {
    const get = (column: keyof RosterShift): string => cells[columns.indexOf(column)] ?? '';
    return shiftOf(line, get);
  });
}

/** An error that names a line of a roster. */
export const wrongRoster = (line: number, why: string, cause?: unknown): LiyiError =>
  new LiyiError('LIYI_ROSTER', {
    message: `roster, line ${line}: ${why}`,
    remedy: 'Correct the line and enter the roster again: nothing of it was entered.',
    cause,
  });

function rowsOf(text: string) {
  try {
    return csvRows(text);
  } catch (cause) {
    throw wrongRoster(1, (cause as Error).message, cause);
  }
}

function shiftOf(line: number, get: (column: keyof RosterShift) => string): RosterShift {
  const [hall, window, post, staffNumber] = [get('hall'), get('window'), get('post'), get('staffNumber')];
  if (window === '') throw wrongRoster(line, 'the window is missing');
  if (!STAFF_NUMBER.test(staffNumber))
    throw wrongRoster(line, `${JSON.stringify(staffNumber)} is no staff number of letters, digits and hyphens`);
  const [startAt, endAt] = [timeOf(line, get('startAt')), timeOf(line, get('endAt'))];
  if (endAt <= startAt || endAt - startAt > LONGEST_SHIFT_MS)
    throw wrongRoster(line, 'a shift ends after its start, at most 24 hours later');
  const place = { ...(hall !== '' && { hall }), window, ...(post !== '' && { post }) };
  return { line, ...place, staffNumber, startAt, endAt };
}

function timeOf(line: number, text: string): EpochMilliseconds {
  const [, year = '', month = '', date = '', hour = '', minute = '', second = '0', zone] = TIME.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const midnight = dayStart(day);
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (Number.isNaN(midnight) || hallDay(midnight) !== day || !isTime)
    throw wrongRoster(line, `${JSON.stringify(text)} is no time such as 2026-11-20 09:00`);
  if (zone !== undefined)
    return Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second.padStart(2, '0')}${zone.toUpperCase()}`);
  return midnight + Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second) * 1000;
}
