import { describe, expect, it } from 'vitest';
import { bodyHeading, facing, wrapped } from '../../src/landmarks/body-heading.ts';
import { body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled } from '../support/cameras.ts';

/** A camera that looks down shortens the line of the shoulders a little. */
const TOLERANCE_DEG = 6;

describe.each(Object.keys(CAMERAS))('heading seen by a %s camera', (name) => {
  const camera = cameraCalled(name);
  it.each([0, 30, -30, 90, -90, 150, 180])('of a body turned by %d°', (headingDeg) => {
    const seen = bodyHeading(poseOf(camera, body({ headingDeg })), camera.yawDeg);
    expect(Math.abs(wrapped(seen - headingDeg))).toBeLessThan(TOLERANCE_DEG);
  });
});

it.each([
  [0, 0],
  [190, -170],
  [-190, 170],
  [540, -180],
  [360, 0],
])('%d° wraps to %d°', (angle, expected) => {
  expect(wrapped(angle)).toBe(expected);
});

it('faces where it is turned, and shows its back to the other side', () => {
  expect(facing(30, 30)).toBeCloseTo(1, 9);
  expect(facing(30, 120)).toBeCloseTo(0, 9);
  expect(facing(-150, 30)).toBeCloseTo(-1, 9);
});
