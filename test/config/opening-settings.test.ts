import { expect, test } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import { onDutyTimes } from '../../src/on-duty.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const read = (content: string) => {
  using folder = temporaryFolder();
  const file = folder.file('liyi.yaml', content);
  return readSettings({ environment: {}, workingFolder: '/', file }).openingHours;
};
/** At ten o'clock of a day, five seconds into a file. */
const tenOn = (day: string) => ({ startedAt: Date.parse(`${day}T10:00:00+08:00`), startMs: 5000 });
const SHIFTS = 'shifts: [09:00-12:00, 13:30-17:00]';
const BOTH = '09:00-12:00 13:30-17:00';

test.each([
  ['a Friday', `{${SHIFTS}}`, '2026-11-20', BOTH],
  ['a Saturday', `{${SHIFTS}}`, '2026-11-21', ''],
  ['a Saturday worked in place of a holiday', `{${SHIFTS}}`, '2026-10-10', BOTH],
  ['a Saturday on which the hall is open', `{${SHIFTS}, weekdays: [1, 2, 3, 4, 5, 6]}`, '2026-11-21', BOTH],
  ['a statutory holiday', `{${SHIFTS}}`, '2026-10-01', ''],
  ['a statutory holiday, where none are kept', `{${SHIFTS}, holidays: none}`, '2026-10-01', BOTH],
  ['a holiday on which the hall is open', `{${SHIFTS}, open: [2026-10-01]}`, '2026-10-01', BOTH],
  ['a day on which the hall is closed', `{${SHIFTS}, closed: [2026-11-20]}`, '2026-11-20', ''],
  ['a year whose holidays are not published', `{${SHIFTS}}`, '2031-02-03', undefined],
  ['a hall that nobody said anything of', '{}', '2026-11-20', undefined],
  ['all keys commented out', '', '2026-11-20', undefined],
  ['a hall of its own, as far as it says', `{${SHIFTS}, halls: {a: {closed: [2026-11-20]}}}`, '2026-11-20', ''],
  ['another hall', `{${SHIFTS}, halls: {b: {closed: [2026-11-20]}}}`, '2026-11-20', BOTH],
])('on duty on %s', (_, hours, day, expected) => {
  expect(onDutyTimes(read(`openingHours: ${hours}`), 'a', tenOn(day))?.text).toBe(expected);
});

test('shifts are in the recording’s presentation time', () => {
  const { shifts } = onDutyTimes(read(`openingHours: {${SHIFTS}}`), 'a', tenOn('2026-11-20'))!;
  const HOUR = 3_600_000;
  expect(shifts).toEqual([
    { startMs: 5000 - HOUR, endMs: 5000 + 2 * HOUR },
    { startMs: 5000 + 3.5 * HOUR, endMs: 5000 + 7 * HOUR },
  ]);
  expect(onDutyTimes(read(`openingHours: {${SHIFTS}}`), 'a', { startMs: 0 })).toBeUndefined();
});

test.each([
  ['{shifts: []}', 'openingHours.shifts: must name a time'],
  ['{shifts: [9-12]}', 'openingHours.shifts.0: must be from-to, such as 09:00-12:00'],
  ['{shifts: [13:30-17:00, 09:00-12:00]}', 'openingHours.shifts: must be in order, without overlap'],
  ['{shifts: [12:00-09:00]}', 'openingHours.shifts: must be in order, without overlap'],
  ['{weekdays: [0]}', 'openingHours.weekdays.0'],
  ['{holidays: some}', 'openingHours.holidays: must be statutory or none'],
  ['{closed: [Monday]}', 'openingHours.closed.0: must be a day such as 2026-11-20'],
  ['{lunch: 12:00}', 'openingHours: unknown key lunch'],
])('%s is refused: %s', (content, message) => {
  expect(() => read(`openingHours: ${content}`)).toThrow(
    expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringContaining(message) }),
  );
});
