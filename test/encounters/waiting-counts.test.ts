import { expect, it } from 'vitest';
import { waitingCounts } from '../../src/encounters/waiting-counts.ts';

const TOLERANCE_MS = 5_000;
const counts = (...told: readonly (readonly [tMs: number, value?: number])[]) =>
  waitingCounts({
    events: told.map(([tMs, value]) => ({ type: 'waiting', tMs, value })),
    toleranceMs: TOLERANCE_MS,
  });

it('a count holds until the next, and both hold around a change', () => {
  expect(counts([0, 2], [60_000, 1], [90_000, 0])?.slice(0, 2)).toEqual([
    { startMs: -5_000, endMs: 65_000, waiting: 2 },
    { startMs: 55_000, endMs: 95_000, waiting: 1 },
  ]);
});

it('a count that is not kept up holds for half an hour', () => {
  expect(counts([0, 2], [7_200_000, 1])?.map(({ endMs }) => endMs)).toEqual([1_805_000, 9_005_000]);
});

it.each([
  ['no counts', []],
  ['a count without a number', [[0] as const]],
])('%s is not nobody', (_, told) => {
  expect(counts(...told)).toBeUndefined();
});
