import { describe, expect, it } from 'vitest';
import { counterCamera } from '../../../src/core/counter-camera.ts';
import type { PoseLandmarkName } from '../../../src/landmarks/pose-landmarks.ts';
import { pixelOf, worldOf } from '../../../src/landmarks/pose-landmarks.ts';
import { CAMERAS, HD } from '../cameras.ts';
import { AT_HEAD, FOLDED, HANGING, RAISED, RESTING, reach } from './arms.ts';
import { body, trunkLeanDeg } from './body.ts';
import { BUILD_NAMES, BUILDS } from './build.ts';
import { seededGaussian, withNoise } from './landmark-noise.ts';
import { poseOf } from './pose-of.ts';

const camera = counterCamera(CAMERAS.front!, HD);

describe.each(BUILD_NAMES)('a %s', (name) => {
  const build = BUILDS[name];
  const limbM = (build.standingHipsM - 0.09) / 2;

  it.each([
    ['hanging', HANGING],
    ['resting', RESTING],
    ['folded', FOLDED],
    ['raised', RAISED],
    ['at the head', AT_HEAD],
    ['stretched for what is out of reach', reach({ out: 0, up: 0, ahead: 2 })],
  ])('has bones of one length, arms %s', (_, arm) => {
    const of = body({ build, leftArm: arm, rightArm: arm, leanDeg: 20, hipHeightM: build.seatedHipsM });
    const pose = poseOf(camera, of);
    const apartM = (a: PoseLandmarkName, b: PoseLandmarkName) => {
      const [p, q] = [worldOf(pose, a), worldOf(pose, b)];
      return Math.hypot(p.x - q.x, p.y - q.y, p.z - q.z);
    };
    for (const side of ['left', 'right'] as const) {
      expect(apartM(`${side}Shoulder`, `${side}Elbow`)).toBeCloseTo(build.upperArmM, 3);
      expect(apartM(`${side}Elbow`, `${side}Wrist`)).toBeCloseTo(build.forearmM, 3);
      expect(apartM(`${side}Hip`, `${side}Knee`)).toBeCloseTo(limbM, 2);
      expect(apartM(`${side}Knee`, `${side}Ankle`)).toBeCloseTo(limbM, 2);
    }
  });

  it('bends with the lower back, and further up with the round of the back', () => {
    expect(trunkLeanDeg(body({ build, leanDeg: 30 }))).toBeGreaterThan(30);
    expect(trunkLeanDeg(body({ build }))).toBeCloseTo(build.roundBackDeg / 2, 0);
  });
});

it('noise has the deviation that it is asked for, and is the same for the same seed', () => {
  const pose = poseOf(camera, body({ hidden: ['legs'] }));
  const shifts = (seed: number, landmark: PoseLandmarkName) => {
    const gaussian = seededGaussian(seed);
    return Array.from({ length: 4000 }, () => {
      const noisy = withNoise(pose, camera, 2, gaussian);
      return pixelOf(noisy, landmark).x - pixelOf(pose, landmark).x;
    });
  };
  const deviation = (values: readonly number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  const seen = shifts(1, 'nose');
  expect(deviation(seen)).toBeCloseTo(2, 0);
  expect(deviation(shifts(1, 'leftKnee'))).toBeGreaterThan(6);
  expect(shifts(1, 'nose').slice(0, 20)).toEqual(seen.slice(0, 20));
  expect(shifts(2, 'nose')[0]).not.toBe(seen[0]);
});
