import { describe, expect, it } from 'vitest';
import { measured, unavailable } from '../../src/core/measured.ts';
import { absentEvents } from '../../src/events/absence.ts';
import { bowEvents } from '../../src/events/bow.ts';
import { CONFIDENCE_PARAMETERS, confidenceOf } from '../../src/events/confidence.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { presenceEvents } from '../../src/events/presence.ts';
import { raisedHandEvents } from '../../src/events/raised-hand.ts';
import { slumpEvents } from '../../src/events/slump.ts';
import { smileEvents } from '../../src/events/smile.ts';
import { seatedEvents, standingEvents } from '../../src/events/stance.ts';
import { type Support, supportIn } from '../../src/events/support.ts';
import type { MeasuredPerson } from '../../src/measurements/measure-people.ts';
import { arm, type Moment, personSeen, picturesAt, pulse } from '../support/samples.ts';

const CEILING = CONFIDENCE_PARAMETERS.ceiling.value;
const by = (margin: number, more: Partial<Support> = {}): Support => ({
  margin,
  uncertainty: 1,
  seenShare: 1,
  ...more,
});

describe('confidence', () => {
  it('is half of the highest on the border, and the highest far beyond it', () => {
    expect(confidenceOf(by(0))).toBeCloseTo(CEILING / 2, 3);
    expect(confidenceOf(by(50))).toBe(CEILING);
    expect(confidenceOf(by(-50))).toBe(0);
  });

  it.each<[string, Support, Support]>([
    ['a larger margin', by(2), by(1)],
    ['a smaller uncertainty', by(1, { uncertainty: 0.5 }), by(1)],
    ['more of the time seen', by(1), by(1, { seenShare: 0.5 })],
  ])('grows with %s', (_, surer, lessSure) => {
    expect(confidenceOf(surer)).toBeGreaterThan(confidenceOf(lessSure));
  });

  it('is that of the least sure of several', () => {
    expect(confidenceOf(by(3), by(0.5), by(2))).toBe(confidenceOf(by(0.5)));
  });
});

describe('support through an interval', () => {
  const INTERVAL = { startMs: 0, endMs: 10_000 };
  const HELD = { border: 1, uncertainty: 0.5 };
  const sampled = (valueAt: (tMs: number) => number | undefined, fps = 10) =>
    Array.from({ length: 10 * fps + 1 }, (_, i) => (i * 1000) / fps).map((tMs) => {
      const value = valueAt(tMs);
      return { tMs, value: value === undefined ? unavailable('occluded') : measured(value) };
    });
  const support = (valueAt: (tMs: number) => number | undefined, fps?: number) =>
    supportIn(sampled(valueAt, fps), INTERVAL, HELD);

  it('is what three quarters of it held', () => {
    expect(support((tMs) => (tMs < 2000 ? 1 : 3)).margin).toBeCloseTo(2);
    expect(support((tMs) => (tMs < 3000 ? 1.5 : 3)).margin).toBeCloseTo(0.5);
  });

  it.each<[string, (tMs: number) => number | undefined, number, number]>([
    ['all of it at ten pictures a second', () => 2, 10, 1],
    ['all of it at one picture a second', () => 2, 1, 1],
    ['half of it', (tMs) => (tMs < 5000 ? 2 : undefined), 10, 0.5],
    ['every other picture', (tMs) => ((tMs / 100) % 2 === 0 ? 2 : undefined), 10, 0.5],
  ])('counts how much was seen: %s', (_, valueAt, fps, share) => {
    expect(support(valueAt, fps).seenShare).toBeCloseTo(share, 1);
  });

  it('is none where nothing was seen', () => {
    expect(support(() => undefined)).toMatchObject({ margin: 0, seenShare: 0 });
  });

  it('does not stretch a sample over the time in which the person was lost', () => {
    const lost = sampled(() => 2).filter(({ tMs }) => tMs <= 1000 || tMs >= 9000);
    expect(supportIn(lost, INTERVAL, HELD).seenShare).toBeCloseTo(0.35, 1);
  });
});

describe('every detector is surer', () => {
  const clerk = (at: (tMs: number) => Moment | undefined): MeasuredPerson =>
    personSeen('clerk', { durationMs: 12_000 }, at);
  const hand = (topM: number) => (tMs: number) => ({
    right: arm({
      raisedM: -0.35 + pulse(tMs, 3000, 6000, 400) * (topM + 0.35),
      fromHeadTrunks: 0.8,
      forearmFromUpDeg: 5,
      besideTrunks: 0.45,
    }),
  });
  const leaves = (walks: boolean) => (tMs: number) =>
    tMs < 6000 ? { x: 640 + (walks ? Math.max(0, tMs - 4500) * 0.2 : 0) } : undefined;
  const FOOTAGE = { startMs: 0, endMs: 12_000 };
  const absences = (at: (tMs: number) => Moment | undefined) =>
    absentEvents([clerk(at)], { footage: FOOTAGE, pictures: picturesAt({ durationMs: 12_000 }), gaps: [] }, true);
  const PX_PER_METRE = 200;
  const citizens = (at: (tMs: number) => Moment | undefined) =>
    presenceEvents([personSeen('citizen', { durationMs: 12_000 }, at)], PX_PER_METRE, FOOTAGE);

  it.each<[string, readonly CounterEvent[], readonly CounterEvent[]]>([
    [
      'of standing than of a height that may be either',
      standingEvents(clerk(() => ({ share: 1 }))),
      standingEvents(clerk(() => ({ share: 0.8, shareUncertainty: 0.6 }))),
    ],
    [
      'of sitting still than of hips that go up and down',
      seatedEvents(clerk(() => ({ share: 0 }))),
      seatedEvents(clerk((tMs) => ({ share: tMs % 500 < 200 ? 0.6 : 0 }))),
    ],
    [
      'of lying on the desk than of leaning far over it',
      slumpEvents(clerk(() => ({ share: 0, lean: 50 }))),
      slumpEvents(clerk(() => ({ share: 0, lean: 33 }))),
    ],
    [
      'of a deep bow than of a slight one',
      bowEvents(
        clerk((tMs) => ({ lean: 30 * pulse(tMs, 4000, 6500, 800) })),
        [],
      ),
      bowEvents(
        clerk((tMs) => ({ lean: 10.5 * pulse(tMs, 4000, 6500, 800) })),
        [],
      ),
    ],
    [
      'of a broad smile than of a slight one',
      smileEvents(clerk((tMs) => ({ smile: 0.99 * pulse(tMs, 3000, 8000, 200) }))),
      smileEvents(clerk((tMs) => ({ smile: tMs > 5000 && tMs < 5400 ? 0.92 : 0.6 }))),
    ],
    [
      'of a hand beside the head than of one at the shoulder',
      raisedHandEvents(clerk(hand(0.25))),
      raisedHandEvents(clerk(hand(0.03))),
    ],
    [
      'of a post that somebody walked away from than of one where somebody was lost',
      absences(leaves(true)),
      absences(leaves(false)),
    ],
    [
      'of a citizen who stands still than of one who walks about slowly',
      citizens(() => ({ x: 600 })).present,
      citizens((tMs) => ({ x: 600 + 80 * Math.sin(tMs / 1100) })).present,
    ],
    [
      'of a citizen who is seen walking off than of one who is gone',
      citizens((tMs) => (tMs < 8000 ? { x: 600 - Math.max(0, tMs - 7000) * 0.2 } : undefined)).turnedAway,
      citizens((tMs) => (tMs < 8000 ? { x: 600 } : undefined)).turnedAway,
    ],
  ])('%s', (_, surer, lessSure) => {
    expect([surer.length, lessSure.length]).toEqual([1, 1]);
    expect(surer[0]!.confidence).toBeGreaterThan(0.9);
    expect(lessSure[0]!.confidence).toBeLessThan(0.8);
  });
});
