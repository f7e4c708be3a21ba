import { describe, expect, it } from 'vitest';
import { measured } from '../../src/core/measured.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { lowRaisedHandEvents, raisedHandEvents } from '../../src/events/raised-hand.ts';
import { smileEvents } from '../../src/events/smile.ts';
import { arm, type Moment, personSeen, pulse } from '../support/samples.ts';

const TIME_TOLERANCE_MS = 200;
const clerk = (at: (tMs: number) => Moment | undefined, fps = 10) =>
  personSeen('clerk', { durationMs: 10_000, fps }, at);
const seenTimes = ([event]: readonly CounterEvent[]) => [event!.startMs, event!.endMs] as const;

describe('a raised hand', () => {
  interface Lift {
    readonly fromHeadTrunks?: number;
    readonly topM?: number;
    readonly forearmFromUpDeg?: number;
    readonly besideTrunks?: number;
    readonly visibility?: number;
    readonly fingers?: number;
  }

  /** From the desk to above the shoulder, beside the head, and back. */
  const lifted = (tMs: number, lift: Lift = {}) => {
    const { fromHeadTrunks = 0.7, topM = 0.15, forearmFromUpDeg = 8, besideTrunks = 0.45, visibility = 0.98 } = lift;
    const share = pulse(tMs, 3000, 5500, 400);
    return arm({
      raisedM: -0.35 + share * (topM + 0.35),
      fromHeadTrunks: 1.2 - share * (1.2 - fromHeadTrunks),
      forearmFromUpDeg: 120 - share * (120 - forearmFromUpDeg),
      besideTrunks: share * besideTrunks,
      visibility,
      ...(lift.fingers !== undefined && { fingersOut: measured(lift.fingers) }),
    });
  };

  it.each<[string, number, number]>([
    ['a hand that calls for some seconds', 5000, 1],
    ['a hand that rests on something up there', 7000, 0],
  ])('%s: held for %d ms, %d events', (_, heldMs, times) => {
    const up = arm({ raisedM: 0.15, fromHeadTrunks: 0.7, forearmFromUpDeg: 8, besideTrunks: 0.45 });
    const at = (tMs: number) => (tMs > 1500 && tMs < 1500 + heldMs ? { right: up } : {});
    expect(raisedHandEvents(clerk(at))).toHaveLength(times);
  });

  it.each([5, 10, 25])('is seen from passing the shoulder until sinking below, at %d fps', (fps) => {
    const events = raisedHandEvents(clerk((tMs) => ({ right: lifted(tMs) }), fps));
    expect(events).toHaveLength(1);
    const [startMs, endMs] = seenTimes(events);
    expect(Math.abs(startMs - 3270)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(endMs - 5230)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['the left one', (tMs) => ({ left: lifted(tMs) })],
    ['one whose fingers are seen to be stretched', (tMs) => ({ right: lifted(tMs, { fingers: 4 }) })],
    ['one that leans outwards a little', (tMs) => ({ right: lifted(tMs, { forearmFromUpDeg: 20 }) })],
  ])('may be %s', (_, at) => {
    expect(raisedHandEvents(clerk(at))).toHaveLength(1);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['scratching the head', (tMs) => ({ right: lifted(tMs, { fromHeadTrunks: 0.15 }) })],
    ['the chin in a hand', (tMs) => ({ right: lifted(tMs, { fromHeadTrunks: 0.1, topM: -0.02 }) })],
    ['a guiding hand, below the shoulder', (tMs) => ({ right: lifted(tMs, { fromHeadTrunks: 0.9, topM: -0.12 }) })],
    ['a sign made before the chest', (tMs) => ({ right: lifted(tMs, { besideTrunks: 0.12 }) })],
    ['reaching up to a shelf', (tMs) => ({ right: lifted(tMs, { forearmFromUpDeg: 38, fromHeadTrunks: 1.3 }) })],
    ['both arms up', (tMs) => ({ right: lifted(tMs), left: lifted(tMs) })],
    ['a fist', (tMs) => ({ right: lifted(tMs, { fingers: 0 }) })],
    ['a wrist that is guessed', (tMs) => ({ right: lifted(tMs, { visibility: 0.4 }) })],
    [
      'a hand that only passes by',
      (tMs) => ({
        right: arm({
          raisedM: -0.35 + 0.5 * pulse(tMs, 4000, 4400, 150),
          fromHeadTrunks: 0.8,
          forearmFromUpDeg: 8,
          besideTrunks: 0.45,
        }),
      }),
    ],
    ['hands beside a head that lies on the desk', (tMs) => ({ right: lifted(tMs), lean: 45 })],
    ['a hand that is not seen', () => ({ right: { available: false, reason: 'occluded' } })],
  ])('is not %s', (_, at) => {
    expect(raisedHandEvents(clerk(at))).toEqual([]);
  });
});

describe('a hand held up below the shoulder', () => {
  /** From the desk to before the chest; `up` is the way from wrist to knuckle. */
  const held = (tMs: number, topM = -0.12, up = { x: 0, y: -30 }, fingers = 4) => {
    const wristPx = { x: 600, y: 500 };
    return arm({
      raisedM: -0.35 + pulse(tMs, 3000, 5500, 400) * (topM + 0.35),
      fromHeadTrunks: 0.8,
      wristPx,
      handPx: { x: wristPx.x + up.x, y: wristPx.y + up.y },
      fingersOut: measured(fingers),
    });
  };

  it.each([5, 10, 25])('is seen while the fingers point up, at %d fps', (fps) => {
    const events = lowRaisedHandEvents(clerk((tMs) => ({ right: held(tMs) }), fps));
    expect(events).toMatchObject([{ type: 'low-raised-hand' }]);
    const [startMs, endMs] = seenTimes(events);
    expect(Math.abs(startMs - 3270)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(endMs - 5230)).toBeLessThan(TIME_TOLERANCE_MS);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['one above the shoulder, which is raised', (tMs) => ({ right: held(tMs, 0.15) })],
    ['one on the desk', (tMs) => ({ right: held(tMs, -0.33) })],
    ['one that points ahead', (tMs) => ({ right: held(tMs, -0.12, { x: 30, y: -10 }) })],
    ['one that hangs down', (tMs) => ({ right: held(tMs, -0.12, { x: 0, y: 30 }) })],
    ['a fist', (tMs) => ({ right: held(tMs, -0.12, { x: 0, y: -30 }, 0) })],
    ['two that hold something', (tMs) => ({ right: held(tMs), left: held(tMs) })],
    ['one that is not seen', () => ({ right: { available: false, reason: 'occluded' } })],
  ])('is not %s', (_, at) => {
    expect(lowRaisedHandEvents(clerk(at))).toEqual([]);
  });
});

describe('a smile', () => {
  it.each([5, 10, 25])('lasts from as likely as not until it fades, at %d fps', (fps) => {
    const events = smileEvents(clerk((tMs) => ({ smile: 0.96 * pulse(tMs, 3000, 6000, 500) }), fps));
    expect(events).toHaveLength(1);
    const [startMs, endMs] = seenTimes(events);
    expect(Math.abs(startMs - 3270)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(Math.abs(endMs - 5780)).toBeLessThan(TIME_TOLERANCE_MS);
    expect(events[0]).toMatchObject({ value: 0.96, unit: 'score' });
    expect(events[0]!.peakMs).toBeGreaterThan(3400);
    expect(events[0]!.peakMs).toBeLessThan(5600);
  });

  it('goes on while the face is turned away for a moment', () => {
    const turned = (tMs: number) => tMs > 4000 && tMs < 5000;
    expect(
      smileEvents(clerk((tMs) => ({ smile: turned(tMs) ? undefined : 0.96 * pulse(tMs, 3000, 7000) }))),
    ).toHaveLength(1);
  });

  it.each<[string, (tMs: number) => Moment]>([
    ['a neutral face', () => ({ smile: 0.1 })],
    ['a mouth that talks', (tMs) => ({ smile: 0.3 + 0.15 * Math.sin(tMs / 60) })],
    ['lips that are pressed together', (tMs) => ({ smile: 0.8 * pulse(tMs, 3000, 5000) })],
    ['a face that is too small', () => ({ smile: undefined })],
  ])('is not %s', (_, at) => {
    expect(smileEvents(clerk(at))).toEqual([]);
  });
});
