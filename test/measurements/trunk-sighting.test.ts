import { describe, expect, it } from 'vitest';
import { counterCamera } from '../../src/core/counter-camera.ts';
import { sightTrunk } from '../../src/measurements/trunk-sighting.ts';
import { type Body, body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS } from '../support/cameras.ts';

/** Trunks of about 34 px: small, and enough. */
const SMALL = { width: 256, height: 144 };
const sight = (name: string, of: Partial<Body>, picture = SMALL) => {
  const camera = counterCamera(CAMERAS[name]!, picture);
  return sightTrunk(poseOf(camera, body(of)), picture);
};

describe.each(Object.keys(CAMERAS))('a small picture by a %s camera', (name) => {
  it.each([0, 20, 45, 60])('shows a trunk that leans by %d°, however foreshortened', (leanDeg) => {
    expect(sight(name, { leanDeg }).available).toBe(true);
  });

  it('of half the size shows too little of one', () => {
    expect(sight(name, {}, { width: 128, height: 72 })).toEqual({ available: false, reason: 'too-small' });
  });
});

it.each([
  ['beside the picture', { x: 3 }],
  ['whose head is above it', { hipHeightM: 2.2 }],
])('a trunk %s is out of frame', (_, of) => {
  expect(sight('front', of)).toEqual({ available: false, reason: 'out-of-frame' });
});
