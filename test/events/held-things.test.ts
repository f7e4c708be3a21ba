import { describe, expect, it } from 'vitest';
import { drinkingEvents } from '../../src/events/drinking.ts';
import { eatingEvents } from '../../src/events/eating.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { headphonesEvents } from '../../src/events/headphones.ts';
import { phoneUseEvents } from '../../src/events/phone-use.ts';
import { armPose, type Moment, type PoseOfArm, personSeen } from '../support/samples.ts';

type During = readonly [startMs: number, endMs: number];
interface Act {
  readonly times: readonly During[];
  readonly right: PoseOfArm;
  readonly left?: PoseOfArm;
  /** Of the right arm between the times; hands on a keyboard unless said. */
  readonly between?: PoseOfArm;
}

const clerk = ({ times, right, left = {}, between = {} }: Act, fps = 10) =>
  personSeen('clerk', { durationMs: 20_000, fps }, (tMs): Moment => {
    if (times.some(([startMs, endMs]) => tMs >= startMs && tMs <= endMs))
      return { rightPose: armPose(right), leftPose: armPose(left) };
    const isBetween = tMs > times[0]![0] && tMs < times.at(-1)![1];
    return { rightPose: armPose(isBetween ? between : {}) };
  });

const bent = { wrist: { out: -0.22, up: -0.25, ahead: 0.58 }, elbow: { out: 0, up: -0.42, ahead: 0.3 }, elbowDeg: 92 };
const held: PoseOfArm = { ...bent, atHead: { fromMouth: 0.47, fromNose: 0.55, fromEar: 0.65, aboveEars: -0.65 } };
const atEar: PoseOfArm = {
  ...bent,
  wrist: { out: -0.08, up: 0.12, ahead: 0.5 },
  atHead: { fromMouth: 0.24, fromNose: 0.26, fromEar: 0.08, aboveEars: -0.06 },
};
const cup: PoseOfArm = {
  wrist: { out: 0.02, up: 0.2, ahead: 0.65 },
  elbow: { out: 0, up: -0.12, ahead: 0.4 },
  elbowDeg: 95,
  atHead: { fromMouth: 0.09, fromNose: 0.15, fromEar: 0.15, aboveEars: -0.12 },
};
const bite: PoseOfArm = { ...cup, elbow: { out: 0, up: -0.33, ahead: 0.4 } };
const LONG: readonly During[] = [[5000, 12_000]];

function expectOne(events: readonly CounterEvent[], startMs: number, endMs: number) {
  expect(events).toHaveLength(1);
  expect(Math.abs(events[0]!.startMs - startMs)).toBeLessThan(320);
  expect(Math.abs(events[0]!.endMs - endMs)).toBeLessThan(320);
}

describe('a telephone, perhaps', () => {
  it.each([5, 10, 25])('is held before the chest by one hand, at %d fps', (fps) => {
    expectOne(phoneUseEvents(clerk({ times: LONG, right: held }, fps), []), 5000, 12_000);
  });

  it('held by both hands is one', () => {
    expectOne(phoneUseEvents(clerk({ times: LONG, right: held, left: held }), []), 5000, 12_000);
  });

  it('stays at the ear', () => {
    expectOne(phoneUseEvents(clerk({ times: LONG, right: atEar }), []), 5000, 12_000);
  });

  it.each<[string, Act]>([
    ['a hand at the ear for 3 s', { times: [[5000, 8000]], right: atEar }],
    ['a hand that passes before the chest', { times: [[5000, 6000]], right: held }],
    ['a hand beside the shoulder', { times: LONG, right: { ...held, wrist: { out: 0.3, up: 0.1 } } }],
    ['a paper on the desk', { times: LONG, right: { ...held, wrist: { out: -0.2, up: -0.8 } } }],
    ['a hand that is not seen', { times: LONG, right: { ...held, wristSeen: false } }],
  ])('is not %s', (_, act) => {
    expect(phoneUseEvents(clerk(act), [])).toEqual([]);
  });

  it('is not what a clerk hands over', () => {
    expect(phoneUseEvents(clerk({ times: LONG, right: held }), [{ startMs: 6000, endMs: 8000 }])).toEqual([]);
  });
});

describe('drinking', () => {
  it.each([5, 10, 25])('lifts hand and elbow to the mouth, at %d fps', (fps) => {
    expectOne(drinkingEvents(clerk({ times: [[5000, 7200]], right: cup }, fps)), 5000, 7200);
  });

  it.each<[string, Act]>([
    ['a finger at the lips, the elbow down', { times: [[5000, 7200]], right: { ...bite, elbow: { up: -0.5 } } }],
    ['both hands at the mouth', { times: [[5000, 7200]], right: cup, left: cup }],
    ['a hand that stays there', { times: LONG, right: cup }],
  ])('is not %s', (_, act) => {
    expect(drinkingEvents(clerk(act))).toEqual([]);
  });
});

describe('eating', () => {
  const bites: readonly During[] = [
    [5000, 5600],
    [7400, 8000],
    [9800, 10_400],
  ];
  it.each([8, 10, 25])('is bites, the hand up in between, at %d fps', (fps) => {
    expectOne(eatingEvents(clerk({ times: bites, right: bite, between: held }, fps)), 5000, 10_400);
  });

  it.each<[string, Act]>([
    ['one touch of the mouth', { times: [[5000, 5600]], right: bite }],
    ['touches from the desk', { times: bites, right: bite, between: { wrist: { up: -0.8 } } }],
  ])('is not %s', (_, act) => {
    expect(eatingEvents(clerk(act))).toEqual([]);
  });
});

describe('something on the ears', () => {
  const onAndOff: readonly During[] = [
    [4000, 5000],
    [14_000, 15_000],
  ];
  it('lasts from putting on to taking off', () => {
    expectOne(headphonesEvents(clerk({ times: onAndOff, right: atEar, left: atEar })), 4000, 15_000);
  });

  it('that nobody takes off stays on for as long as the clerk is seen', () => {
    expectOne(headphonesEvents(clerk({ times: [[4000, 5000]], right: atEar, left: atEar })), 4000, 20_000);
  });

  const atFace: PoseOfArm = { ...atEar, atHead: { fromMouth: 0.08, fromNose: 0.06, fromEar: 0.12, aboveEars: -0.03 } };
  it.each<[string, Act]>([
    ['hands that cover the face', { times: onAndOff, right: atFace, left: atFace }],
    ['hands that hold the head for long', { times: [[4000, 8000]], right: atEar, left: atEar }],
  ])('is not %s', (_, act) => {
    expect(headphonesEvents(clerk(act))).toEqual([]);
  });

  it('is not one hand at an ear', () => {
    expect(headphonesEvents(clerk({ times: onAndOff, right: atEar }))).toEqual([]);
  });
});
