import { describe, expect, it } from 'vitest';
import { POSE_LANDMARK_NAMES, type PoseLandmarkName } from '../../src/landmarks/pose-landmarks.ts';
import type { ArmReading } from '../../src/measurements/arm.ts';
import { isLowered, readArm } from '../../src/measurements/arm.ts';
import type { PersonReading } from '../../src/measurements/reading.ts';
import { AT_HEAD, onDesk, RAISED, reach } from '../support/body/arms.ts';
import { type Body, body } from '../support/body/body.ts';
import { BUILD_NAMES, BUILDS } from '../support/body/build.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled } from '../support/cameras.ts';
import { personReading } from '../support/readings.ts';

/** A raised arm tilts the line of the shoulders, along which "outward" is measured. */
const TOLERANCE_M = 0.01;

const seenArm = (name: string, of: Partial<Body>, side: 'left' | 'right' = 'right'): ArmReading => {
  const camera = cameraCalled(name);
  const reading = readArm(personReading(poseOf(camera, body(of))), side, camera);
  if (!reading.available) throw new Error(`no arm: ${reading.reason}`);
  return reading.value;
};

describe.each(Object.keys(CAMERAS))('an arm seen by a %s camera', (name) => {
  it.each([
    ['raised', { out: 0.15, up: 0.15, ahead: 0.2 }],
    ['reaching across the counter', { out: 0, up: -0.2, ahead: 0.4 }],
    ['across the own body', { out: -0.3, up: -0.2, ahead: 0.2 }],
  ])('%s is measured in metres from the shoulder', (_, way) => {
    const arm = seenArm(name, { rightArm: reach(way) });
    expect(Math.abs(arm.raisedM - way.up)).toBeLessThan(TOLERANCE_M);
    expect(Math.abs(arm.forwardM - way.ahead)).toBeLessThan(TOLERANCE_M);
    expect(Math.abs(arm.outwardM - way.out)).toBeLessThan(TOLERANCE_M);
  });
});

it.each(BUILD_NAMES)('a hand at the head is near it, one raised in greeting is clear of it: %s', (name) => {
  const scratching = seenArm('front', { build: BUILDS[name], rightArm: AT_HEAD });
  const greeting = seenArm('front', { build: BUILDS[name], rightArm: RAISED });
  expect(scratching.fromHeadTrunks).toBeLessThan(0.25);
  expect(greeting.fromHeadTrunks).toBeGreaterThan(0.5);
});

it('left and right are the own ones', () => {
  const leftArm = reach({ out: 0.2, up: 0.2, ahead: 0.1 });
  expect(seenArm('front', { leftArm }, 'left').raisedM).toBeCloseTo(0.2, 3);
  expect(seenArm('front', { leftArm }, 'right').raisedM).toBeLessThan(0);
});

it('a wrist outside of the picture is not measured', () => {
  const camera = cameraCalled('front');
  const pose = poseOf(camera, body({ x: 1.25 }));
  expect(readArm(personReading(pose), 'left', camera)).toEqual({ available: false, reason: 'out-of-frame' });
});

/** Guessed by the net: a landmark that something hides. */
function withGuessed(of: Partial<Body>, names: readonly PoseLandmarkName[]): PersonReading {
  const { picture, ...pose } = poseOf(cameraCalled('front'), body(of));
  const guessed = Float32Array.from(picture);
  for (const name of names) guessed[3 * POSE_LANDMARK_NAMES.indexOf(name) + 2] = 0.1;
  return personReading({ ...pose, picture: guessed });
}

it.each<[string, Partial<Body>, readonly PoseLandmarkName[], boolean]>([
  ['on the desk, in sight', { rightArm: onDesk(0.78, 0.38) }, [], true],
  ['behind the monitor, the elbow in sight', { rightArm: onDesk(0.78, 0.38) }, ['rightWrist'], true],
  ['behind the monitor with its elbow', { rightArm: onDesk(0.78, 0.38) }, ['rightWrist', 'rightElbow'], false],
  ['raised', { rightArm: RAISED }, [], false],
  ['raised behind something', { rightArm: RAISED }, ['rightWrist'], false],
])('whether an arm is down: %s', (_, of, guessed, expected) => {
  expect(isLowered(withGuessed(of, guessed), 'right', cameraCalled('front'))).toBe(expected);
});
