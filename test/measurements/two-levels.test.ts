import { describe, expect, it } from 'vitest';
import { twoLevels } from '../../src/measurements/two-levels.ts';

const APART = { smallest: 0.16, largest: 0.5 };
const ENOUGH = 5;
/** Values about a level, without randomness. */
const about = (level: number, count: number, spread = 0.02): number[] =>
  Array.from({ length: count }, (_, i) => level + spread * Math.sin(i * 2.4));

describe('two levels', () => {
  it.each([
    ['as often', 50, 50],
    ['the lower one most of the time', 200, 10],
    ['the upper one most of the time', 10, 200],
  ])('are found where values keep to two: %s', (_, low, high) => {
    const levels = twoLevels([...about(0.58, low), ...about(0.88, high)], APART, ENOUGH)!;
    expect(levels.lower).toBeCloseTo(0.58, 1);
    expect(levels.upper).toBeCloseTo(0.88, 1);
  });

  it('stay apart though values pass between them', () => {
    const passing = Array.from({ length: 12 }, (_, i) => 0.58 + (i / 11) * 0.3);
    const levels = twoLevels([...about(0.58, 60), ...passing, ...about(0.88, 60)], APART, ENOUGH)!;
    expect(levels.lower).toBeCloseTo(0.58, 1);
    expect(levels.upper).toBeCloseTo(0.88, 1);
  });

  it.each([
    ['one level', about(0.88, 100)],
    ['two too near to each other', [...about(0.8, 50), ...about(0.9, 50)]],
    ['two farther apart than anybody rises', [...about(0.2, 50), ...about(0.9, 50)]],
    ['a second hardly seen', [...about(0.58, 100), 0.88, 0.88]],
    ['nothing', []],
  ])('are not made of %s', (_, values) => {
    expect(twoLevels(values, APART, ENOUGH)).toBeUndefined();
  });
});
