import { expect, test } from 'vitest';
import { formatInstant, formatInterval, formatLength, formatOffset } from '../../src/reports/time-text.ts';

test.each([
  [0, '0:00.0', '0:00'],
  [949, '0:00.9', '0:01'],
  [59_960, '1:00.0', '1:00'],
  [61_250, '1:01.3', '1:01'],
  [3_600_000, '1:00:00.0', '1:00:00'],
  [36_123_456, '10:02:03.5', '10:02:03'],
])('%i ms', (ms, offset, length) => {
  expect([formatOffset(ms), formatLength(ms)]).toEqual([offset, length]);
});

test('an interval', () => {
  expect(formatInterval({ startMs: 1400, endMs: 62_000 })).toBe('0:01.4–1:02.0');
});

test('an instant is the time of the clocks in China', () => {
  expect(formatInstant(Date.parse('2026-11-20T18:30:00Z'))).toBe('2026-11-21T02:30:00+08:00');
});
