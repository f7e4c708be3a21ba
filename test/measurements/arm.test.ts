import { describe, expect, it } from 'vitest';
import type { ArmReading } from '../../src/measurements/arm.ts';
import { readArm } from '../../src/measurements/arm.ts';
import { AT_HEAD, RAISED, reach } from '../support/body/arms.ts';
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
