import { describe, expect, it } from 'vitest';
import type { UnavailableReason } from '../../src/contract/unavailable-reason.ts';
import { blindnessOfPicture } from '../../src/events/blindness.ts';
import { conditionAtEnd, pictureFaults } from '../../src/events/picture-faults.ts';

const SEEN = { startMs: 0, endMs: 60_000 };
const faulty = (reason: 'frozen' | 'covered' | 'poor-picture', startMs: number, endMs: number) =>
  blindnessOfPicture({ startMs, endMs, reason });
const hidden = (reason: UnavailableReason) => ({
  ...{ startMs: 0, endMs: 60_000, person: 'clerk', role: 'clerk' as const, quantity: 'hands' as const },
  reason,
});

describe('the condition of a camera', () => {
  it.each([
    ['nothing is wrong', [], 'ok', 0],
    ['a fault lasts', faulty('frozen', 20_000, 60_000), 'frozen', 20_000],
    ['a fault ended a moment ago and may go on', faulty('frozen', 20_000, 56_000), 'frozen', 20_000],
    ['a fault is over', faulty('covered', 10_000, 30_000), 'ok', 30_000],
    ['one follows another', [...faulty('covered', 30_000, 60_000), ...faulty('frozen', 0, 30_000)], 'covered', 30_000],
    ['it is merely dark', faulty('poor-picture', 0, 60_000), 'ok', 0],
    ['hands are hidden', [hidden('occluded')], 'ok', 0],
  ])('%s', (_, blindness, condition, sinceMs) => {
    expect(conditionAtEnd(blindness, SEEN)).toEqual({ condition, sinceMs });
  });
});

it('a fault is told once, though it hides many things', () => {
  expect(pictureFaults([...faulty('frozen', 40_000, 50_000), ...faulty('covered', 0, 20_000)])).toEqual([
    { fault: 'covered', startMs: 0, endMs: 20_000 },
    { fault: 'frozen', startMs: 40_000, endMs: 50_000 },
  ]);
});
