import { describe, expect, it } from 'vitest';
import { chairRollingEvents } from '../../src/events/chair-rolling.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { legShakingEvents } from '../../src/events/leg-shaking.ts';
import { legsCrossedEvents } from '../../src/events/legs-crossed.ts';
import { type Moment, personSeen, pulse } from '../support/samples.ts';

const TIME_TOLERANCE_MS = 500;
const ACT = { startMs: 3000, endMs: 7000 };
const clerk = (at: (tMs: number) => Moment, fps = 10) => personSeen('clerk', { durationMs: 10_000, fps }, at);
const isOn = (tMs: number) => tMs >= ACT.startMs && tMs < ACT.endMs;

function expectTheAct([event, ...more]: readonly CounterEvent[]): void {
  expect(more).toEqual([]);
  expect(Math.abs(event!.startMs - ACT.startMs)).toBeLessThan(TIME_TOLERANCE_MS);
  expect(Math.abs(event!.endMs - ACT.endMs)).toBeLessThan(TIME_TOLERANCE_MS);
}

describe('crossed legs', () => {
  const over = (legs: Moment['legs']) => (tMs: number) => ({ share: 0, legs: isOn(tMs) ? legs : {} });

  it.each([5, 10, 25])('one knee over the other, at %d fps', (fps) => {
    expectTheAct(legsCrossedEvents(clerk(over({ knee: 0.09, ankle: 0.08, apart: 0.34 }), fps)));
  });

  it('an ankle laid on the other knee', () => {
    expectTheAct(legsCrossedEvents(clerk(over({ knee: 0.35, ankle: 0.5, apart: 0.2 }))));
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['legs side by side', over({ knee: 0.03, ankle: 0.02 })],
    ['a leg that hides the other, whose knee is a guess', over({ knee: 0.35, ankle: 0.13, apart: 0.51 })],
    ['standing on one leg', (tMs) => ({ ...over({ knee: 0.09, ankle: 0.08 })(tMs), share: 1 })],
    ['turned with the chair', (tMs) => ({ ...over({ knee: 0.1, ankle: 0.08 })(tMs), turned: isOn(tMs) ? 22 : 0 })],
    ['legs behind the counter', () => ({ share: 0, legs: undefined })],
    [
      'landmarks that jump',
      (tMs) => ({ share: 0, legs: tMs % 500 < 100 ? { knee: 0.12, ankle: 0.11 } : { knee: 0.02, ankle: 0.02 } }),
    ],
  ])('are not %s', (_, at) => {
    expect(legsCrossedEvents(clerk(at))).toEqual([]);
  });
});

describe('shaking a leg', () => {
  const bouncing = (trunks: number, passes: number) => (tMs: number) => ({
    share: 0,
    bounce: isOn(tMs) ? { trunks, passes } : { trunks: 0.008, passes: 5 },
  });

  it.each([10, 25])('is a bounce on the spot, at %d fps', (fps) => {
    expectTheAct(legShakingEvents(clerk(bouncing(0.05, 6.5), fps), []));
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['landmark noise', bouncing(0.012, 6)],
    ['a slow move of the leg', bouncing(0.05, 2.5)],
    ['walking', (tMs) => ({ ...bouncing(0.09, 5)(tMs), share: 1 })],
    ['sitting down meanwhile', (tMs) => ({ ...bouncing(0.05, 6)(tMs), y: 300 + tMs / 20 })],
    ['legs behind the counter', () => ({ share: 0, legs: undefined })],
  ])('is not %s', (_, at) => {
    expect(legShakingEvents(clerk(at), [])).toEqual([]);
  });

  it('is not what a rolling chair does to the legs', () => {
    expect(legShakingEvents(clerk(bouncing(0.05, 5)), [ACT])).toEqual([]);
  });
});

describe('turning and rolling the chair', () => {
  const swinging = (deg: number, everyMs: number) => (tMs: number) => ({
    share: 0,
    legs: {},
    turned: isOn(tMs) ? deg * Math.sin((2 * Math.PI * (tMs - ACT.startMs)) / everyMs) : 0,
  });

  it.each([5, 10, 25])('to and fro, at %d fps', (fps) => {
    expectTheAct(chairRollingEvents(clerk(swinging(20, 2000), fps)));
  });

  it('back and forth on its castors', () => {
    const at = (tMs: number) => ({ share: 0, legs: {}, x: 640 + (isOn(tMs) ? 40 * Math.sin((tMs - 3000) / 320) : 0) });
    expectTheAct(chairRollingEvents(clerk(at)));
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['swaying while typing', swinging(4, 1500)],
    [
      'turning once to a screen and staying there',
      (tMs) => ({ share: 0, legs: {}, turned: 30 * pulse(tMs, 3000, 8000) }),
    ],
    [
      'leaning aside, the hips in place',
      (tMs) => ({ share: 0, legs: {}, x: 640 + 50 * pulse(tMs, 3000, 6000), hipsX: 640 }),
    ],
    ['a standing person who turns', (tMs) => ({ ...swinging(20, 2000)(tMs), share: 1 })],
    ['a chair behind the counter', (tMs) => ({ ...swinging(20, 2000)(tMs), legs: undefined })],
  ])('is not %s', (_, at) => {
    expect(chairRollingEvents(clerk(at))).toEqual([]);
  });
});
