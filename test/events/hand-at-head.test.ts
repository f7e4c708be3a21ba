import { describe, expect, it } from 'vitest';
import { unavailable } from '../../src/core/measured.ts';
import { chinInHandEvents } from '../../src/events/chin-in-hand.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { faceTouchEvents } from '../../src/events/face-touch.ts';
import { hairTouchEvents } from '../../src/events/hair-touch.ts';
import { armPose, type Moment, type PoseOfArm, personSeen } from '../support/samples.ts';

const START_MS = 3000;
const TIME_TOLERANCE_MS = 220;

interface Act {
  readonly right: PoseOfArm;
  readonly left?: PoseOfArm;
  readonly more?: Moment;
  readonly lastsMs?: number;
  /** Before and after; hands on a keyboard unless said. */
  readonly rest?: PoseOfArm;
}

const clerk = ({ right, left = {}, more = {}, lastsMs = 3000, rest = {} }: Act, fps = 10) =>
  personSeen('clerk', { durationMs: 14_000, fps }, (tMs): Moment => {
    const acts = tMs >= START_MS && tMs <= START_MS + lastsMs;
    return acts ? { rightPose: armPose(right), leftPose: armPose(left), ...more } : { rightPose: armPose(rest) };
  });

function expectTimes(events: readonly CounterEvent[], lastsMs = 3000) {
  expect(events).toHaveLength(1);
  expect(Math.abs(events[0]!.startMs - START_MS)).toBeLessThan(TIME_TOLERANCE_MS);
  expect(Math.abs(events[0]!.endMs - START_MS - lastsMs)).toBeLessThan(TIME_TOLERANCE_MS);
}

const raised = { wrist: { out: -0.2, up: 0, ahead: 0.5 }, elbow: { out: -0.1, up: -0.4, ahead: 0.4 }, elbowDeg: 75 };
const atMouth: PoseOfArm = { ...raised, atHead: { fromMouth: 0.1, fromNose: 0.18, fromEar: 0.3, aboveEars: -0.25 } };
const atEar: PoseOfArm = { ...raised, atHead: { fromMouth: 0.27, fromNose: 0.28, fromEar: 0.13, aboveEars: -0.1 } };
const inHair: PoseOfArm = {
  ...raised,
  wrist: { out: -0.05, up: 0.4, ahead: 0.4 },
  atHead: { fromMouth: 0.38, fromNose: 0.3, fromEar: 0.2, aboveEars: 0.22 },
};

describe('the chin in a hand', () => {
  it.each([5, 10, 25])('is told of a trunk that comes down to the elbow, at %d fps', (fps) => {
    const events = chinInHandEvents(clerk({ right: atMouth, more: { lean: 22 } }, fps));
    expectTimes(events);
    expect(events[0]!.confidence).toBeGreaterThan(0.7);
  });

  it.each<[string, Act]>([
    ['drinking upright', { right: atMouth }],
    ['a telephone at the ear', { right: atEar, more: { lean: 15 } }],
    ['lying with the hands beside the head', { right: atMouth, more: { lean: 45 } }],
    [
      'a hand that the picture shows before the face',
      { right: { ...atMouth, wrist: { up: -0.7 } }, more: { lean: 22 } },
    ],
    ['a hand at the face for a second', { right: atMouth, more: { lean: 22 }, lastsMs: 1000 }],
    ['a hand that is not seen', { right: { ...atMouth, wristSeen: false }, more: { lean: 22 } }],
    ['where no lean is known', { right: atMouth, more: { lean: undefined } }],
  ])('is not %s', (_, act) => {
    expect(chinInHandEvents(clerk(act))).toEqual([]);
  });
});

describe('a hand in the hair', () => {
  it.each([5, 10, 25])('is told from a second on, at %d fps', (fps) => {
    expectTimes(hairTouchEvents(clerk({ right: inHair, lastsMs: 1500 }, fps)), 1500);
  });

  it('that strokes down to the ear and up again is one', () => {
    const stroking = personSeen('clerk', { durationMs: 12_000 }, (tMs): Moment => {
      if (tMs < START_MS || tMs > START_MS + 4000) return {};
      const aboveEars = 0.05 + 0.15 * Math.cos(((tMs - START_MS) / 1750) * 2 * Math.PI);
      return { rightPose: armPose({ ...inHair, atHead: { ...inHair.atHead, aboveEars } }) };
    });
    expect(hairTouchEvents(stroking)).toHaveLength(1);
  });

  it.each<[string, Act]>([
    ['a scratch of half a second', { right: inHair, lastsMs: 500 }],
    ['a telephone at the ear', { right: atEar }],
    ['both hands, with a headset', { right: inHair, left: inHair }],
    ['a greeting seen from the side', { right: { ...inHair, wrist: { out: 0.4, up: 0.2 } } }],
    ['exercise, with the arms up all along', { right: inHair, rest: { wrist: { up: 0.3 } } }],
    ['a propped head', { right: inHair, lastsMs: 10_500 }],
    ['a hand that is not seen', { right: { ...inHair, wristSeen: false } }],
  ])('is not %s', (_, act) => {
    expect(hairTouchEvents(clerk(act))).toEqual([]);
  });
});

describe('a hand at the face', () => {
  it.each([5, 10, 25])('is told at the mouth, at %d fps', (fps) => {
    expectTimes(faceTouchEvents(clerk({ right: atMouth }, fps), []));
  });

  it('is told at the ear', () => {
    expectTimes(faceTouchEvents(clerk({ right: atEar }), []));
  });

  it.each<[string, Act]>([
    ['drinking, with the elbow up', { right: { ...atMouth, elbow: { ...raised.elbow, up: -0.16 } } }],
    ['eating, between two bites', { right: atMouth, rest: { wrist: { up: 0 } } }],
    ['a telephone at the ear', { right: atEar, lastsMs: 6000 }],
    ['a hand in the hair', { right: inHair }],
    ['a chin in the hand', { right: atMouth, more: { lean: 22 } }],
    ['both hands at the mouth', { right: atMouth, left: atMouth }],
    ['half a second', { right: atMouth, lastsMs: 500 }],
    ['an arm that is not seen', { right: {}, more: { rightPose: unavailable('occluded') } }],
  ])('is not %s', (_, act) => {
    expect(faceTouchEvents(clerk(act), [])).toEqual([]);
  });

  it('is not told beside another act of the same hand', () => {
    expect(faceTouchEvents(clerk({ right: atMouth }), [{ startMs: 5000, endMs: 7000 }])).toEqual([]);
  });
});
