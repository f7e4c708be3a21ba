import { expect, test } from 'vitest';
import { quantityWording } from '../../src/reports/quantity-text.ts';
import type { QuantityWithUnit } from '../../src/rulebooks/finding.ts';

test.each<[QuantityWithUnit, string, string]>([
  [{ value: 16.42, unit: 'deg', uncertainty: 2.14 }, '16.4° ± 2.1°', '16.4° ± 2.1°'],
  [{ value: 0.834, unit: 'score' }, '0.83', '0.83'],
  [{ value: 1, unit: 'count' }, '1 次', 'once'],
  [{ value: 2, unit: 'count' }, '2 次', '2 times'],
  [{ value: 1940, unit: 'ms', uncertainty: 400 }, '1.9 秒 ± 0.4 秒', '1.9 s ± 0.4 s'],
  [{ value: 900_000, unit: 'ms' }, '15 分 0 秒', '15 min 0 s'],
  [{ value: 59_999, unit: 'ms' }, '60.0 秒', '60.0 s'],
  [{ value: -2100, unit: 'ms' }, '-2.1 秒', '-2.1 s'],
])('%o', (quantity, zh, en) => {
  expect(quantityWording(quantity)).toEqual({ zh, en });
});
