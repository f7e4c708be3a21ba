import { describe, expect, it } from 'vitest';
import type { ArmReading } from '../../src/measurements/arm.ts';
import { readArm } from '../../src/measurements/arm.ts';
import { type Body, body, poseOf } from '../support/body.ts';
import { CAMERAS, cameraCalled } from '../support/cameras.ts';

const seenArm = (name: string, of: Partial<Body>, side: 'left' | 'right' = 'right'): ArmReading => {
  const camera = cameraCalled(name);
  const reading = readArm(poseOf(camera, body(of)), side, camera);
  if (!reading.available) throw new Error(`no arm: ${reading.reason}`);
  return reading.value;
};

describe.each(Object.keys(CAMERAS))('an arm seen by a %s camera', (name) => {
  it.each([
    ['raised', { out: 0.15, up: 0.15, ahead: 0.2 }],
    ['reaching across the counter', { out: 0, up: -0.2, ahead: 0.5 }],
    ['across the own body', { out: -0.3, up: -0.3, ahead: 0.2 }],
  ])('%s is measured in metres from the shoulder', (_, reach) => {
    const arm = seenArm(name, { rightArm: reach });
    expect(arm.raisedM).toBeCloseTo(reach.up, 3);
    expect(arm.forwardM).toBeCloseTo(reach.ahead, 3);
    expect(arm.outwardM).toBeCloseTo(reach.out, 3);
  });
});

it('a hand at the head is near it, one raised in greeting is clear of it', () => {
  const scratching = seenArm('front', { rightArm: { out: -0.12, up: 0.2, ahead: 0.05 } });
  const greeting = seenArm('front', { rightArm: { out: 0.2, up: 0.15, ahead: 0.15 } });
  expect(scratching.fromHeadTrunks).toBeLessThan(0.25);
  expect(greeting.fromHeadTrunks).toBeGreaterThan(0.5);
});

it('left and right are the own ones', () => {
  const reach = { out: 0.2, up: 0.2, ahead: 0.1 };
  expect(seenArm('front', { leftArm: reach }, 'left').raisedM).toBeCloseTo(0.2, 3);
  expect(seenArm('front', { leftArm: reach }, 'right').raisedM).toBeLessThan(0);
});

it('a wrist outside of the picture is not measured', () => {
  const camera = cameraCalled('front');
  const pose = poseOf(camera, body({ x: 1.25 }));
  expect(readArm(pose, 'left', camera)).toEqual({ available: false, reason: 'out-of-frame' });
});
