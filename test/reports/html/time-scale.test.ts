import { expect, test } from 'vitest';
import { DRAWING_WIDTH, GUTTER, isWithin, timeScale } from '../../../src/reports/html/time-scale.ts';

test.each([
  ['half a minute', 0, 31_000, 5_000],
  ['an hour', 0, 3_600_000, 300_000],
  ['a stream that starts late', 1_400, 20_000, 2_000],
  ['a day', 0, 86_400_000, 3_600_000],
])('%s has ticks that people read', (_, startMs, endMs, step) => {
  const { ticks } = timeScale({ startMs, endMs });
  expect(ticks[0]).toBe(Math.ceil(startMs / step) * step);
  expect(ticks[1]! - ticks[0]!).toBe(step);
  expect(ticks.at(-1)).toBeLessThanOrEqual(endMs);
});

test('time runs from the gutter to the right and stays inside', () => {
  const { x } = timeScale({ startMs: 1_000, endMs: 11_000 });
  expect(x(1_000)).toBe(GUTTER);
  expect(x(6_000)).toBeCloseTo((x(1_000) + x(11_000)) / 2);
  expect(x(11_000)).toBeLessThanOrEqual(DRAWING_WIDTH);
  expect([x(0), x(99_000)]).toEqual([x(1_000), x(11_000)]);
});

test('footage without length divides by nothing', () => {
  expect(timeScale({ startMs: 500, endMs: 500 }).x(500)).toBe(GUTTER);
});

test.each([
  ['overlapping', 900, 1_100, true],
  ['a moment inside', 1_500, 1_500, true],
  ['before', 0, 999, false],
  ['after', 2_001, 3_000, false],
])('%s', (_, startMs, endMs, within) => {
  expect(isWithin({ startMs, endMs }, { startMs: 1_000, endMs: 2_000 })).toBe(within);
});
