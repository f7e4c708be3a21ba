import { describe, expect, it } from 'vitest';
import { unavailable } from '../../src/core/measured.ts';
import { armsFoldedEvents } from '../../src/events/arms-folded.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { handsInPocketsEvents } from '../../src/events/hands-in-pockets.ts';
import { handsOnHipsEvents } from '../../src/events/hands-on-hips.ts';
import { handsOverlappedEvents } from '../../src/events/hands-overlapped.ts';
import { leaningOnCounterEvents } from '../../src/events/leaning-on-counter.ts';
import { armPose, type Moment, type PoseOfArm, personSeen } from '../support/samples.ts';

const HELD = { startMs: 3000, endMs: 7000 };
const TIME_TOLERANCE_MS = 220;
const OCCLUDED = unavailable('occluded');

/** Hands on a keyboard, but for the time in which the pose is held. */
const clerk = (held: Moment, rest: Moment = {}, fps = 10) =>
  personSeen('clerk', { durationMs: 10_000, fps }, (tMs) => ({
    ...rest,
    ...(tMs >= HELD.startMs && tMs <= HELD.endMs ? held : {}),
  }));

const both = (of: PoseOfArm): Moment => ({ leftPose: armPose(of), rightPose: armPose(of) });

function expectHeld(events: readonly CounterEvent[]) {
  expect(events).toHaveLength(1);
  expect(Math.abs(events[0]!.startMs - HELD.startMs)).toBeLessThan(TIME_TOLERANCE_MS);
  expect(Math.abs(events[0]!.endMs - HELD.endMs)).toBeLessThan(TIME_TOLERANCE_MS);
}

const SEATED: Moment = { share: 0 };
const STANDING: Moment = { share: 1 };

describe('arms folded', () => {
  const folded: PoseOfArm = { toOtherElbow: 0.28, elbowDeg: 110, wrist: { out: -0.6, up: -0.55, ahead: 0.4 } };
  const [front, tucked] = [armPose(folded), armPose({ ...folded, wristSeen: false })];

  it.each([5, 10, 25])('are told while both hands lie at the other elbow, at %d fps', (fps) => {
    const events = armsFoldedEvents(clerk(both(folded), {}, fps));
    expectHeld(events);
    expect(events[0]!.confidence).toBeGreaterThan(0.7);
  });

  it('with a hand tucked under the arm are less sure', () => {
    const events = armsFoldedEvents(clerk({ leftPose: front, rightPose: tucked }));
    expectHeld(events);
    expect(events[0]!.confidence).toBeLessThan(0.8);
  });

  it.each<[string, Moment]>([
    ['one arm across the body', { leftPose: front }],
    ['hands folded before the abdomen', both({ toOtherElbow: 0.66, wrist: { out: -0.25, up: -0.75, ahead: 0.45 } })],
    ['forearms crossed on the desk', both({ ...folded, wrist: { out: -0.6, up: -0.5, ahead: 0.76 } })],
    ['lying on crossed forearms', { ...both(folded), lean: 45 }],
    ['hands folded in a deep bow', both({ ...folded, wrist: { out: -0.4, up: -0.15, ahead: 0.5 } })],
    ['an elbow that is hidden', { leftPose: front, rightPose: OCCLUDED }],
    ['hands put together behind the counter', both({ ...folded, toOtherElbow: 0.5, wristSeen: false })],
  ])('are not %s', (_, held) => {
    expect(armsFoldedEvents(clerk(held))).toEqual([]);
  });

  it('are not the forearms of one who leans on the counter', () => {
    expect(armsFoldedEvents(clerk(both(folded)), [{ startMs: 2500, endMs: 9000 }])).toEqual([]);
  });

  it('for a second are not told', () => {
    const briefly = personSeen('clerk', { durationMs: 6000 }, (tMs) => (tMs > 2000 && tMs < 3100 ? both(folded) : {}));
    expect(armsFoldedEvents(briefly)).toEqual([]);
  });

  it('end where the hands slide just beyond the border', () => {
    const slid = both({ ...folded, toOtherElbow: 0.55 });
    const unfolding = personSeen('clerk', { durationMs: 8000 }, (tMs) =>
      tMs <= 2000 ? {} : tMs < 3100 ? both(folded) : slid,
    );
    expect(armsFoldedEvents(unfolding)).toEqual([]);
  });
});

describe('hands overlapped', () => {
  const overlapped: Moment = { ...both({}), apart: 0.1 };

  it.each([5, 10, 25])('are told until they part, at %d fps', (fps) => {
    expectHeld(handsOverlappedEvents(clerk(overlapped, SEATED, fps)));
  });

  it.each<[string, Moment, Moment?]>([
    ['hands on a keyboard', { apart: 0.38 }],
    ['those of somebody who stands', overlapped, STANDING],
    ['in the lap, with the knees in sight', { ...overlapped, kneesInSight: true }],
    ['around a telephone', { ...both({ wrist: { up: -0.3 } }), apart: 0.12 }],
    ['at the chest', { ...both({ wrist: { ahead: 0.15 } }), apart: 0.1 }],
    ['of somebody who lies on the desk', { ...overlapped, lean: 40 }],
    ['where one hand is hidden', { ...both({}), apart: undefined }],
  ])('are not %s', (_, held, rest = SEATED) => {
    expect(handsOverlappedEvents(clerk(held, rest))).toEqual([]);
  });
});

describe('a hand on the hip', () => {
  const akimbo: PoseOfArm = {
    elbow: { out: 0.28, up: -0.4, ahead: -0.15 },
    wrist: { out: 0.02, up: -0.7, ahead: -0.05 },
    wristSeen: false,
    elbowDeg: 100,
  };

  it.each([5, 10, 25])('is told while the elbow stands out, at %d fps', (fps) => {
    expectHeld(handsOnHipsEvents(clerk(both(akimbo), STANDING, fps)));
  });

  it('may be one alone', () => {
    expectHeld(handsOnHipsEvents(clerk({ leftPose: armPose(akimbo), rightPose: OCCLUDED }, STANDING)));
  });

  it.each<[string, Moment, Moment?]>([
    ['an arm that hangs', both({ elbow: { out: 0.12 }, wrist: { out: 0.13, up: -1 }, elbowDeg: 165 })],
    ['an arm held out', both({ ...akimbo, wrist: { out: 0.5, up: -0.6 } })],
    ['on the armrest of a chair', both(akimbo), SEATED],
    ['a hand at the abdomen in a bow', { ...both(akimbo), lean: 40 }],
    ['where the elbows are hidden', { leftPose: OCCLUDED, rightPose: OCCLUDED }],
  ])('is not %s', (_, held, rest = STANDING) => {
    expect(handsOnHipsEvents(clerk(held, rest))).toEqual([]);
  });
});

describe('hands in the pockets', () => {
  const inPockets: PoseOfArm = {
    elbow: { out: 0.12, up: -0.43, ahead: 0.05 },
    wrist: { out: -0.08, up: -0.75, ahead: 0.3 },
    wristSeen: false,
    elbowDeg: 127,
  };

  it.each([5, 10, 25])('are told with little confidence while the elbows are bent outwards, at %d fps', (fps) => {
    const events = handsInPocketsEvents(clerk(both(inPockets), STANDING, fps), []);
    expectHeld(events);
    expect(events[0]!.confidence).toBeLessThan(0.75);
  });

  it.each<[string, Moment, Moment?]>([
    ['hands in sight', both({ ...inPockets, wristSeen: true })],
    [
      'hands that hang behind the counter',
      both({ ...inPockets, elbow: { out: 0.02 }, wrist: { out: 0.02, up: -0.95 } }),
    ],
    ['hands folded behind the counter', both({ ...inPockets, elbow: { out: -0.04 }, wrist: { out: -0.24, up: -0.7 } })],
    ['hands at work behind a monitor', both({ ...inPockets, elbow: { out: 0.1, ahead: 0.34 } })],
    ['those of somebody who sits', both(inPockets), SEATED],
    ['where an elbow is hidden', { leftPose: armPose(inPockets), rightPose: OCCLUDED }],
  ])('are not %s', (_, held, rest = STANDING) => {
    expect(handsInPocketsEvents(clerk(held, rest), [])).toEqual([]);
  });

  it('are not told while they are on the hips', () => {
    expect(handsInPocketsEvents(clerk(both(inPockets), STANDING), [HELD])).toEqual([]);
  });
});

describe('leaning on the counter', () => {
  const bent: Moment = { ...both({ wrist: { up: -0.65, ahead: 0.5 } }), lean: 28 };

  it.each([5, 10, 25])('is told while the trunk is bent over it, at %d fps', (fps) => {
    expectHeld(leaningOnCounterEvents(clerk(bent, STANDING, fps), []));
  });

  it('is told by shoulders that have sunk, where the lean is read backwards', () => {
    expectHeld(leaningOnCounterEvents(clerk({ ...bent, lean: -12, sunk: 0.12 }, STANDING), []));
  });

  it.each<[string, Moment, Moment?]>([
    ['handing over papers', { ...bent, lean: 10 }],
    ['writing at a desk', bent, SEATED],
    ['a bow with hanging arms', { ...both({ wrist: { up: -0.9, ahead: 0.1 } }), lean: 28 }],
    ['picking something up, with the knees in sight', { ...bent, kneesInSight: true }],
    ['where no lean is known', { ...bent, lean: undefined }],
  ])('is not %s', (_, held, rest = STANDING) => {
    expect(leaningOnCounterEvents(clerk(held, rest), [])).toEqual([]);
  });

  it('is not told of a bow of 45° that is held for 2 s, nor during a handover', () => {
    const bow = personSeen('clerk', { durationMs: 8000 }, (tMs) => (tMs > 3000 && tMs < 5600 ? bent : {}));
    expect(leaningOnCounterEvents(bow, [])).toEqual([]);
    expect(leaningOnCounterEvents(clerk(bent, STANDING), [{ startMs: 3200, endMs: 5000 }])).toEqual([]);
  });
});
