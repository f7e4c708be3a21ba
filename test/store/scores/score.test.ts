import { describe, expect, test } from 'vitest';
import { rateOf } from '../../../src/store/scores/rate.ts';
import { scoreOf } from '../../../src/store/scores/score.ts';
import type { VerdictTally } from '../../../src/store/scores/verdict-tally.ts';

const HOUR_MS = 3_600_000;
const tally = (more: Partial<VerdictTally>): VerdictTally => ({
  ...{ hall: 'default', window: 'A01', rulebook: 'r', clause: 'act', verdict: 'met', reviewed: false, count: 1 },
  ...more,
});
const scored = (tallies: readonly VerdictTally[]) =>
  scoreOf(tallies, ({ clause }) => (clause === 'ban' ? 'on-duty' : 'act'));

describe('what is forbidden on duty', () => {
  const day = [
    tally({ count: 3 }),
    tally({ verdict: 'not-met' }),
    tally({ clause: 'ban', verdict: 'not-met', watched: { watchedMs: 8 * HOUR_MS, episodes: 4 } }),
  ];

  test('counts by the hour and is in no share', () => {
    const { complianceRate, onDuty } = scored(day);
    expect(complianceRate).toMatchObject({ value: 0.75 });
    expect(onDuty).toMatchObject({ hours: 8, episodes: 4, perHour: { value: 0.5 }, counts: { 'not-met': 1, met: 0 } });
  });

  test('is the same however long the findings are', () => {
    const inFiles = [
      ...day.slice(0, 2),
      tally({ clause: 'ban', count: 4, watched: { watchedMs: 4 * HOUR_MS, episodes: 0 } }),
      tally({ clause: 'ban', verdict: 'not-met', count: 4, watched: { watchedMs: 4 * HOUR_MS, episodes: 4 } }),
    ];
    const [whole, cut] = [scored(day), scored(inFiles)];
    expect(cut.onDuty.perHour).toEqual(whole.onDuty.perHour);
    expect(cut.complianceRate).toEqual(whole.complianceRate);
  });
});

/** Exact limits of a Poisson count: Pearson and Hartley, Biometrika Tables for Statisticians I, table 40. */
test.each([
  [0, 0, 3.689],
  [1, 0.0253, 5.572],
  [10, 4.795, 18.39],
  [50, 37.11, 65.92],
])('%i in an hour have the limits %f and %f', (count, low, high) => {
  const rate = rateOf(count, HOUR_MS);
  if (!rate.available) throw new Error('it is available');
  expect(rate.value).toBe(count);
  expect(rate.low).toBeCloseTo(low, 0);
  expect(rate.high).toBeCloseTo(high, 0);
});

test('nothing watched is no rate', () => {
  expect(rateOf(0, 0)).toEqual({ available: false, reason: 'nothing-counted' });
});
