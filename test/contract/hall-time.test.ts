import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/contract/durations.ts';
import { addDays, dayEnd, dayStart, hallDateTime, hallDay, timeOfDayMs } from '../../src/contract/hall-time.ts';

describe('the day at the hall', () => {
  it.each([
    { at: '2026-11-20T15:59:59.999Z', day: '2026-11-20' },
    { at: '2026-11-20T16:00:00.000Z', day: '2026-11-21' },
    { at: '2026-12-31T23:00:00+08:00', day: '2026-12-31' },
    { at: '2027-01-01T00:00:00+08:00', day: '2027-01-01' },
    { at: '2028-02-29T08:00:00+08:00', day: '2028-02-29' },
  ])('is $day at $at', ({ at, day }) => {
    expect(hallDay(Date.parse(at))).toBe(day);
  });

  it('begins at midnight at the hall and ends where the next begins', () => {
    expect(dayStart('2026-11-20')).toBe(Date.parse('2026-11-19T16:00:00Z'));
    expect(dayEnd('2026-11-20')).toBe(dayStart('2026-11-21'));
    expect(dayStart('no day')).toBeNaN();
  });

  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s moved by %i is %s', (day, by, moved) => expect(addDays(day, by)).toBe(moved));
});

describe('the clock of the hall', () => {
  const at = Date.parse('2026-11-20T01:00:05.250Z');

  it('shows UTC+8, whatever the zone of this machine', () => {
    expect(hallDateTime(at)).toBe('2026-11-20T09:00:05.250');
  });

  it('counts from midnight', () => {
    expect(timeOfDayMs(at)).toBe(9 * HOUR_MS + 5 * SECOND_MS + 250);
    expect(timeOfDayMs(dayStart('2026-11-20'))).toBe(0);
    expect(timeOfDayMs(dayStart('2026-11-20') - MINUTE_MS)).toBe(DAY_MS - MINUTE_MS);
  });
});
