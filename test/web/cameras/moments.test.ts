import { expect, test } from 'vitest';
import { firstMoment } from '../../../web/src/cameras/moments.ts';

const SECONDS = [0, 1000, 2000, 3000];
type Measurements = Parameters<typeof firstMoment>[0];
const looked = (clerkAt: readonly number[], standsAt: readonly number[]): Measurements =>
  ({
    frames: SECONDS.map((tMs) => ({ tMs, people: clerkAt.includes(tMs) ? [{ role: 'clerk' }] : [] })),
    curves: [
      { role: 'clerk', quantity: 'standing', points: standsAt.map((tMs) => ({ tMs, value: 1, uncertainty: 0.1 })) },
    ],
  }) as unknown as Measurements;

test.each([
  ['the last at which the clerk stands', looked([0, 1000, 2000], [0, 1000]), 1000],
  ['the last with a clerk, where nobody surely stands', looked([0, 1000], []), 1000],
  ['the last of all, where there is no clerk', looked([], []), 3000],
])('a camera is shown at %s', (_case, measurements, tMs) => {
  expect(firstMoment(measurements, SECONDS)).toBe(tMs);
});
