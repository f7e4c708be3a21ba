import { describe, expect, it } from 'vitest';
import { absolute, hallDay } from '../../src/store/wall-clock.ts';

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
});

describe('absolute time', () => {
  it('counts from the first frame, in whole milliseconds', () => {
    expect(absolute({ startedAt: 1_000_000, startMs: 40 }, 73.4)).toBe(1_000_033);
  });

  it('is unknown where the start is', () => {
    expect(absolute({ startedAt: null, startMs: 40 }, 73)).toBeNull();
  });
});
