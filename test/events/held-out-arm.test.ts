import { describe, expect, it } from 'vitest';
import { measured, unavailable } from '../../src/core/measured.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { guideGestureEvents } from '../../src/events/guide-gesture.ts';
import { oneFingerPointEvents } from '../../src/events/one-finger-point.ts';
import { armPose, type Moment, type PoseOfArm, personSeen } from '../support/samples.ts';

const START_MS = 3000;
const END_MS = 5000;
/** Hands are looked at every 0.4 s. */
const LOOK_MS = 400;
const TIME_TOLERANCE_MS = 450;

const clerk = (held: (tMs: number) => Moment, rest: Moment = {}, fps = 10) =>
  personSeen('clerk', { durationMs: 8000, fps }, (tMs) => ({
    ...rest,
    ...(tMs >= START_MS && tMs <= END_MS ? held(tMs) : {}),
  }));

function expectHeld(events: readonly CounterEvent[]) {
  expect(events).toHaveLength(1);
  expect(Math.abs(events[0]!.startMs - START_MS)).toBeLessThan(TIME_TOLERANCE_MS);
  expect(Math.abs(events[0]!.endMs - END_MS)).toBeLessThan(TIME_TOLERANCE_MS);
}

describe('a guiding hand', () => {
  const aside: PoseOfArm = { wrist: { out: 0.48, up: -0.6, ahead: 0.15 }, elbowDeg: 135 };
  const guiding =
    (of: PoseOfArm = aside) =>
    (): Moment => ({ rightPose: armPose(of) });

  it.each([5, 10, 25])('is told with the angle of its elbow, at %d fps', (fps) => {
    const events = guideGestureEvents(clerk(guiding(), {}, fps), []);
    expectHeld(events);
    expect(events[0]).toMatchObject({ value: 135, unit: 'deg', uncertainty: 19, variant: 'right-hand' });
  });

  it.each<[string, () => Moment]>([
    ['a hand that gives papers across the counter', guiding({ ...aside, wrist: { out: 0.3, up: -0.4, ahead: 0.7 } })],
    ['a greeting hand', guiding({ ...aside, wrist: { out: 0.33, up: 0.12, ahead: 0.3 }, elbowDeg: 92 })],
    ['a straight arm that reaches', guiding({ ...aside, elbowDeg: 165 })],
    ['a hand at work', guiding({})],
    ['reaching to the printer', () => ({ ...guiding()(), tilted: 17 })],
    ['reaching behind', () => ({ ...guiding()(), turned: 50 })],
    ['reaching over the counter', () => ({ ...guiding()(), lean: 20 })],
    ['both arms out, as in exercise', () => ({ rightPose: armPose(aside), leftPose: armPose(aside) })],
    ['a hand that is not seen', guiding({ ...aside, wristSeen: false })],
    ['an arm that is not seen', () => ({ rightPose: unavailable('occluded') })],
  ])('is not %s', (_, held) => {
    expect(guideGestureEvents(clerk(held), [])).toEqual([]);
  });

  it('is not told where it points with one finger', () => {
    expect(guideGestureEvents(clerk(guiding()), [{ startMs: 3500, endMs: 4500 }])).toEqual([]);
  });
});

describe('pointing with one finger', () => {
  interface Fingers {
    readonly index?: number;
    readonly others?: number;
  }
  const heldOut: PoseOfArm = { wrist: { out: 0.35, up: -0.45, ahead: 0.72 }, elbowDeg: 142 };
  const pointing =
    ({ index = 10, others = 60 }: Fingers = {}, of: PoseOfArm = heldOut) =>
    (tMs: number): Moment => {
      const isLook = tMs % LOOK_MS < 40;
      const fingers = { indexBendDeg: index, othersBendDeg: others, uncertaintyDeg: 12 };
      return { rightPose: armPose({ ...of, hand: isLook ? measured(fingers) : unavailable('not-sampled') }) };
    };

  it.each([5, 10, 25])('is told from the looks at the hand, at %d fps', (fps) => {
    expectHeld(oneFingerPointEvents(clerk(pointing(), {}, fps), []));
  });

  it.each<[string, (tMs: number) => Moment, Moment?]>([
    ['an open hand', pointing({ others: 18 })],
    ['a fist', pointing({ index: 80, others: 85 })],
    ['a telephone at the ear', pointing({}, { ...heldOut, elbowDeg: 70, atHead: { fromMouth: 0.25 } })],
    ['one of two folded hands', (tMs) => ({ ...pointing()(tMs), apart: 0.1 })],
    ['a hand on the mouse', pointing({}, { ...heldOut, wrist: { up: -0.8 } }), { share: 0 }],
    [
      'a hand too small to see its fingers',
      () => ({ rightPose: armPose({ ...heldOut, hand: unavailable('too-small') }) }),
    ],
    ['an arm that is not seen', () => ({ rightPose: unavailable('occluded') })],
  ])('is not %s', (_, held, rest = {}) => {
    expect(oneFingerPointEvents(clerk(held, rest), [])).toEqual([]);
  });

  it('is not told while papers change hands', () => {
    expect(oneFingerPointEvents(clerk(pointing()), [{ startMs: 2500, endMs: 3500 }])).toEqual([]);
  });
});
