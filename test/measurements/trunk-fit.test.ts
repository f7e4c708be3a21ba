import { describe, expect, it } from 'vitest';
import { TRUNK_LENGTH_M, TYPICAL_ANATOMY } from '../../src/core/anatomy.ts';
import { midpoint } from '../../src/core/geometry.ts';
import type { PoseLandmarkName, PoseLandmarks } from '../../src/landmarks/pose-landmarks.ts';
import { pixelOf } from '../../src/landmarks/pose-landmarks.ts';
import type { TrunkPrior, TrunkSighting } from '../../src/measurements/trunk-fit.ts';
import { fitAnatomy, TrunkFitter } from '../../src/measurements/trunk-fit.ts';
import { type Body, body } from '../support/body/body.ts';
import { BUILDS } from '../support/body/build.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled } from '../support/cameras.ts';

/** The fitter's own link as a person: what it is off by is the pull of the priors, not the build. */
const LINK = {
  ...BUILDS['average woman'],
  trunkM: TRUNK_LENGTH_M,
  neckM: TYPICAL_ANATOMY.neckLengthM,
  faceForwardM: TYPICAL_ANATOMY.faceForwardM,
  roundBackDeg: 0,
  curl: 0,
};
const { standingHipsM, seatedHipsM } = LINK;
/** Error for a noiseless sighting of a known stance, which is the pull of the priors. */
const LEAN_TOLERANCE_DEG = 3;
/** Upright, seen from the front, a lean first moves the shoulders towards the camera, which hardly shows. */
const LARGEST_UNCERTAINTY_DEG = 14;
const HEIGHT_TOLERANCE_M = 0.04;

const sightingOf = (pose: PoseLandmarks): TrunkSighting => {
  const middle = (part: string) =>
    midpoint(pixelOf(pose, `left${part}` as PoseLandmarkName), pixelOf(pose, `right${part}` as PoseLandmarkName));
  return { shoulders: middle('Shoulder'), head: midpoint(middle('Ear'), middle('Eye')) };
};
const known = (hipHeightM: number): TrunkPrior => ({
  hipHeightM,
  hipHeightSpreadM: 0.02,
  lateralM: 0,
  lateralSpreadM: 0.05,
  anatomy: TYPICAL_ANATOMY,
});

describe.each(Object.keys(CAMERAS))('seen by a %s camera', (name) => {
  const camera = cameraCalled(name);
  const fitter = new TrunkFitter(camera);
  const seen = (of: Partial<Body>) => sightingOf(poseOf(camera, body({ build: LINK, ...of })));

  it.each([0, 15, 30, 45])('a bow of %d° over a known stance', (leanDeg) => {
    const fit = fitter.fit(seen({ leanDeg }), known(standingHipsM));
    expect(Math.abs(fit.leanDeg - leanDeg)).toBeLessThan(LEAN_TOLERANCE_DEG);
    expect(fit.leanUncertaintyDeg).toBeGreaterThan(0);
    expect(fit.leanUncertaintyDeg).toBeLessThan(LARGEST_UNCERTAINTY_DEG);
  });

  it('leaning back has the other sign', () => {
    expect(fitter.fit(seen({ leanDeg: -15 }), known(standingHipsM)).leanDeg).toBeLessThan(-3);
  });

  it.each([
    ['standing', standingHipsM],
    ['seated', seatedHipsM],
  ])('the hips of somebody %s who is upright', (_, hipHeightM) => {
    const anything = { hipHeightM: 0.72, hipHeightSpreadM: 0.3, lateralSpreadM: 2, anatomy: TYPICAL_ANATOMY };
    const fit = fitter.fit(seen({ hipHeightM }), anything);
    expect(Math.abs(fit.hipHeightM - hipHeightM)).toBeLessThan(HEIGHT_TOLERANCE_M);
  });

  it('is surer with a stance known than without', () => {
    const sighting = seen({ leanDeg: 20 });
    const sure = fitter.fit(sighting, known(standingHipsM));
    const unsure = fitter.fit(sighting, { ...known(standingHipsM), hipHeightSpreadM: 0.3 });
    expect(unsure.leanUncertaintyDeg).toBeGreaterThan(sure.leanUncertaintyDeg);
    expect(unsure.hipHeightUncertaintyM).toBeGreaterThan(sure.hipHeightUncertaintyM);
  });

  it('learns where the head sits from one upright sighting', () => {
    const { neckLengthM, faceForwardM } = fitAnatomy(camera, seen({}), standingHipsM);
    expect(neckLengthM).toBeCloseTo(0.2, 1);
    expect(faceForwardM).toBeCloseTo(0.07, 1);
  });

  it('half the picture, same lean', () => {
    const small = cameraCalled(name, { width: 640, height: 360 });
    const [large, half] = [camera, small].map((own) =>
      new TrunkFitter(own).fit(sightingOf(poseOf(own, body({ build: LINK, leanDeg: 25 }))), known(standingHipsM)),
    );
    expect(half!.leanDeg).toBeCloseTo(large!.leanDeg, 3);
  });
});
