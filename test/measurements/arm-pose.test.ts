import { describe, expect, it } from 'vitest';
import { type ArmPose, readArmPose } from '../../src/measurements/arm-pose.ts';
import { trunkPx } from '../../src/measurements/body-axes.ts';
import { handsApart } from '../../src/measurements/hands-apart.ts';
import { AT_CHIN, AT_HEAD, CROSSED, HANGING, onDesk, reach } from '../support/body/arms.ts';
import { type Body, body } from '../support/body/body.ts';
import { BUILD_NAMES, BUILDS } from '../support/body/build.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { personReading } from '../support/readings.ts';

const read = (camera: string, of: Partial<Body>, side: 'left' | 'right' = 'right') =>
  readArmPose(personReading(poseOf(cameraCalled(camera), body(of))), side, HD);

function seen(camera: string, of: Partial<Body>): ArmPose {
  const pose = read(camera, of);
  if (!pose.available) throw new Error(`no arm: ${pose.reason}`);
  return pose.value;
}

const trunkM = BUILDS['average woman'].trunkM;

describe.each(Object.keys(CAMERAS))('an arm seen by a %s camera', (camera) => {
  it('is measured from its shoulder in lengths of the trunk', () => {
    const { wrist } = seen(camera, { rightArm: reach({ out: 0.2, up: -0.15, ahead: 0.25 }) });
    expect(wrist.out * trunkM).toBeCloseTo(0.2, 1);
    expect(wrist.up * trunkM).toBeCloseTo(-0.15, 1);
    expect(wrist.ahead * trunkM).toBeCloseTo(0.25, 1);
  });

  it('is the same for somebody who faces elsewhere', () => {
    const [ahead, aside] = [0, 40].map((headingDeg) =>
      seen(camera, { rightArm: CROSSED, leftArm: CROSSED, headingDeg }),
    );
    expect(aside!.toOtherElbow.value).toBeCloseTo(ahead!.toOtherElbow.value, 2);
    expect(aside!.wrist.ahead).toBeCloseTo(ahead!.wrist.ahead, 2);
  });
});

it.each(BUILD_NAMES)('folded arms have each hand near the other elbow, hanging ones do not: %s', (name) => {
  const build = BUILDS[name];
  expect(seen('front', { build, leftArm: CROSSED, rightArm: CROSSED }).toOtherElbow.value).toBeLessThan(0.4);
  expect(seen('front', { build, leftArm: HANGING, rightArm: HANGING }).toOtherElbow.value).toBeGreaterThan(1);
});

it('a hand in the hair is above the ears, one at the chin below them and near the mouth', () => {
  const hair = seen('front', { rightArm: AT_HEAD }).atHead;
  const chin = seen('front', { rightArm: AT_CHIN }).atHead;
  expect(hair.available && hair.value.aboveEars).toBeGreaterThan(0.05);
  expect(chin.available && chin.value.aboveEars).toBeLessThan(-0.1);
  expect(chin.available && chin.value.fromMouth).toBeLessThan(0.2);
});

it('the length of a trunk in the picture does not depend on how far it leans', () => {
  const [upright, leaning] = [0, 25].map((leanDeg) => trunkPx(poseOf(cameraCalled('front'), body({ leanDeg }))));
  expect(leaning! / upright!).toBeGreaterThan(0.9);
  expect(leaning! / upright!).toBeLessThan(1.25);
});

describe('an arm is not measured', () => {
  it.each<[string, Partial<Body>, string]>([
    ['whose elbow is hidden', { hidden: ['rightArm'] }, 'occluded'],
    ['outside of the picture', { x: -1.6 }, 'out-of-frame'],
    ['of somebody far off', { z: -12 }, 'too-small'],
  ])('%s', (_, of, reason) => {
    expect(read('front', of)).toEqual({ available: false, reason });
  });

  it('a wrist below the picture is guessed, less certain and not at the head', () => {
    const [guessed, shown] = [
      readArmPose(personReading(poseOf(cameraCalled('front'), body({ rightArm: HANGING }))), 'right', {
        width: 1280,
        height: 420,
      }),
      read('front', { rightArm: HANGING }),
    ];
    expect(guessed.available && guessed.value.wristSeen).toBe(false);
    expect(guessed.available && guessed.value.atHead).toEqual({ available: false, reason: 'occluded' });
    expect(guessed.available && shown.available && guessed.value.wrist.uncertainty).toBeGreaterThan(
      shown.available ? shown.value.wrist.uncertainty : 1,
    );
  });
});

describe('the way between both hands', () => {
  const apart = (camera: string, of: Partial<Body>) => {
    const reading = personReading(poseOf(cameraCalled(camera), body(of)));
    return handsApart(reading, readArmPose(reading, 'left', HD), readArmPose(reading, 'right', HD));
  };
  const desk = (outM: number) => ({ leftArm: onDesk(0.8, 0.35, outM), rightArm: onDesk(0.8, 0.35, outM) });

  it.each(Object.keys(CAMERAS))('is small only where one lies on the other, by a %s camera', (camera) => {
    const seated = { hipHeightM: BUILDS['average woman'].seatedHipsM };
    const [together, typing] = [
      apart(camera, { ...seated, ...desk(0.02) }),
      apart(camera, { ...seated, ...desk(0.16) }),
    ];
    expect(together.available && together.value.value).toBeLessThan(0.2);
    expect(typing.available && typing.value.value).toBeGreaterThan(0.45);
  });

  it('has the reason of the hidden arm', () => {
    expect(apart('front', { ...desk(0), hidden: ['leftArm'] })).toEqual({ available: false, reason: 'occluded' });
  });
});
