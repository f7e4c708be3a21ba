import { describe, expect, it } from 'vitest';
import { hallTimeExact, rfc3339, tickLabel, toHallClock } from '../../../web/src/time/hall-clock.ts';

const NINE = Date.parse('2026-11-20T01:00:05.250Z');

describe('the clock of the hall, whatever the zone of the reader', () => {
  it('shows times at UTC+8', () => {
    expect(hallTimeExact(NINE)).toBe('09:00:05.2');
    expect(rfc3339(NINE)).toBe('2026-11-20T09:00:05.250+08:00');
    expect(Date.parse(rfc3339(NINE))).toBe(NINE);
  });

  it.each([
    ['2026-11-20T00:00:00+08:00', '11-20'],
    ['2026-11-20T09:30:00+08:00', '09:30'],
    ['2026-11-20T09:30:05+08:00', '09:30:05'],
    ['2026-11-20T09:30:05.200+08:00', '09:30:05.2'],
  ])('labels %s as %s', (instant, label) => expect(tickLabel(toHallClock(Date.parse(instant)))).toBe(label));
});
