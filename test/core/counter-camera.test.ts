import { describe, expect, it } from 'vitest';
import type { CounterPoint } from '../../src/core/counter-camera.ts';
import {
  counterCamera,
  fromLineOfSight,
  onClerkPlane,
  onPlaneAlongCounter,
  pixelsPerMetre,
  toCameraAxes,
  toCounterAxes,
} from '../../src/core/counter-camera.ts';
import { dot, subtract, unit } from '../../src/core/vector.ts';
import { CAMERAS, cameraCalled, HD } from '../support/cameras.ts';
import { project } from '../support/project.ts';

const names = Object.keys(CAMERAS);
const PLACES: readonly CounterPoint[] = [
  { x: 0, y: 1.4, z: 0 },
  { x: 0.4, y: 0.9, z: 0.3 },
  { x: -0.5, y: 1.7, z: -0.2 },
];

describe.each(names)('a %s camera', (name) => {
  const camera = cameraCalled(name);

  it('turns directions into its own axes and back', () => {
    for (const place of PLACES) {
      const back = toCounterAxes(camera, toCameraAxes(camera, place));
      expect(back.x).toBeCloseTo(place.x, 12);
      expect(back.y).toBeCloseTo(place.y, 12);
      expect(back.z).toBeCloseTo(place.z, 12);
    }
  });

  it('puts a pixel back on the upright plane at the clerk', () => {
    const yaw = (camera.yawDeg * Math.PI) / 180;
    const onPlane = { x: 0.3 * Math.cos(yaw), y: 1.35, z: -0.3 * Math.sin(yaw) };
    const seen = onClerkPlane(camera, project(camera, onPlane));
    expect(seen.x).toBeCloseTo(onPlane.x, 9);
    expect(seen.y).toBeCloseTo(onPlane.y, 9);
    expect(seen.z).toBeCloseTo(onPlane.z, 9);
  });

  it('puts a pixel back on the upright plane along the counter', () => {
    const onPlane = { x: 0.2, y: 1.5, z: 0.8 };
    const seen = onPlaneAlongCounter(camera, project(camera, onPlane), onPlane.z);
    expect(seen?.x).toBeCloseTo(onPlane.x, 9);
    expect(seen?.y).toBeCloseTo(onPlane.y, 9);
  });

  it('turns a direction about a line of sight into the counter’s axes', () => {
    const place = { x: 0.5, y: 1.4, z: 0.1 };
    const towardsCamera = unit(subtract(camera.position, place));
    const turned = fromLineOfSight(camera, project(camera, place), { x: 0, y: 0, z: -1 });
    expect(dot(turned, towardsCamera)).toBeCloseTo(1, 9);
  });

  it('has its height, and axes square to each other', () => {
    expect(camera.position.y).toBe(CAMERAS[name]!.heightM);
    for (const [a, b] of [
      [camera.right, camera.down],
      [camera.right, camera.forward],
      [camera.down, camera.forward],
    ] as const)
      expect(dot(a, b)).toBeCloseTo(0, 12);
    expect(camera.down.y).toBeLessThan(0);
  });

  it('shows a metre across the view in as many pixels as it says', () => {
    const place = { x: 0, y: 1.2, z: 0.2 };
    const aside = { x: place.x + 0.01 * camera.right.x, y: place.y, z: place.z + 0.01 * camera.right.z };
    const apart = project(camera, aside).x - project(camera, place).x;
    expect(apart / 0.01).toBeCloseTo(pixelsPerMetre(camera, place), 6);
  });
});

it('a known camera: 90° wide, straight ahead, 2 m from the middle of the scene', () => {
  const camera = counterCamera({ yawDeg: 0, pitchDeg: 0, heightM: 1.2, distanceM: 2, hfovDeg: 90, zones: {} }, HD);
  expect(camera.focalPx).toBeCloseTo(640, 9);
  expect(project(camera, { x: 0, y: 1.2, z: 0.15 })).toEqual({ x: 640, y: 360 });
  // A clerk's left is on the right of the picture.
  expect(project(camera, { x: 1, y: 1.2, z: 0.15 }).x).toBeCloseTo(640 + 320, 9);
  expect(project(camera, { x: 0, y: 2.2, z: 0.15 }).y).toBeCloseTo(360 - 320, 9);
});

describe('what a camera file leaves out', () => {
  it.each(names)('is guessed for a %s view, and said to be', (name) => {
    const guessed = counterCamera({ view: CAMERAS[name]!.view!, zones: {} }, HD);
    expect(guessed.calibrated).toBe(false);
    // The clerk's chest is in the middle half of the picture.
    const chest = project(guessed, { x: 0, y: 1.15, z: 0 });
    expect(Math.abs(chest.x - HD.width / 2)).toBeLessThan(HD.width / 4);
    expect(Math.abs(chest.y - HD.height / 2)).toBeLessThan(HD.height / 4);
  });

  it('one missing measure is enough to count as guessed', () => {
    const { distanceM: _, ...rest } = CAMERAS.front!;
    expect(counterCamera(CAMERAS.front!, HD).calibrated).toBe(true);
    expect(counterCamera(rest, HD).calibrated).toBe(false);
  });
});

it('sees no plane behind itself', () => {
  const camera = cameraCalled('front');
  const behindM = camera.position.z + 1;
  expect(onPlaneAlongCounter(camera, { x: 640, y: 360 }, behindM)).toBeUndefined();
});
