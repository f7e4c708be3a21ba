import { describe, expect, test } from 'vitest';
import { ACTIVITY_STEP_MS, type Activity } from '../../src/duties/activity.ts';
import { clockOffset } from '../../src/duties/clock-offset.ts';
import { seeded } from '../support/cut-run.ts';

const LENGTH_MS = 60_000;

/** What goes on at a counter where somebody moves for a second or two now and then. */
function scene(seed: number): (tMs: number) => readonly number[] {
  const random = seeded(seed);
  const acts = Array.from({ length: 25 }, () => ({
    atMs: LENGTH_MS * random(),
    forMs: 500 + 1500 * random(),
    side: random() < 0.5,
  }));
  const motion = (tMs: number, isCitizens: boolean) =>
    acts.filter(({ atMs, forMs, side }) => side === isCitizens && tMs >= atMs && tMs < atMs + forMs).length;
  return (tMs) => [motion(tMs, false), motion(tMs, true), tMs > 15_000 && tMs < 42_000 ? 1 : 0];
}

/** As a camera sees it whose clock is ahead by so much; `noise` is the part of the motion that is its own. */
function seenBy(
  at: (tMs: number) => readonly number[],
  aheadMs: number,
  { fromMs = 0, toMs = LENGTH_MS, noise = 0, seed = 9 } = {},
): Activity {
  const random = seeded(seed);
  const steps = Math.floor((toMs - fromMs) / ACTIVITY_STEP_MS);
  const values = Array.from({ length: steps }, (_, i) => at(fromMs + i * ACTIVITY_STEP_MS));
  const channels = [0, 1, 2].map((channel) =>
    Float64Array.from(values, (value) => value[channel]! + (channel < 2 ? noise * random() : 0)),
  );
  return { startMs: fromMs + aheadMs, channels };
}

describe('the clock of a second camera', () => {
  test.each([
    [0, {}],
    [2400, {}],
    [-2400, {}],
    [4950, {}],
    [-1230, { fromMs: 10_000, toMs: 50_000 }],
    [730, { noise: 1, seed: 3 }],
  ])('that is ahead by %d ms is found within a tenth of a second: %j', (aheadMs, seen) => {
    const at = scene(5);
    const found = clockOffset(seenBy(at, 0, { seed: 4 }), seenBy(at, aheadMs, seen));
    expect(found?.source).toBe('estimated');
    expect(Math.abs(found!.offsetMs + aheadMs)).toBeLessThanOrEqual(100);
  });

  test.each([
    ['sees somebody else', seenBy(scene(6), 0), seenBy((tMs) => scene(77)(LENGTH_MS - tMs), 0)],
    ['sees nobody', seenBy(scene(6), 0), seenBy(() => [0, 0, 0], 0)],
    ['is ahead by more than is assumed', seenBy(scene(5), 0, { seed: 4 }), seenBy(scene(5), 5400)],
    ['is behind by more than is assumed', seenBy(scene(5), 0, { seed: 4 }), seenBy(scene(5), -5400)],
    ['is ahead by far more', seenBy(scene(5), 0, { seed: 4 }), seenBy(scene(5), 6000)],
    ['shares too little', seenBy(scene(6), 0), seenBy(scene(6), 0, { fromMs: 55_000 })],
  ])('is not known where it %s', (_, first, second) => {
    expect(clockOffset(first, second)).toBeUndefined();
  });
});
