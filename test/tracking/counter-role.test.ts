import { expect, it } from 'vitest';
import { accumulated, decidedRole, roleEvidence } from '../../src/tracking/counter-role.ts';
import { counterSides } from '../../src/tracking/counter-sides.ts';
import { type Body, body } from '../support/body/body.ts';
import { poseOf } from '../support/body/pose-of.ts';
import { CAMERAS, cameraCalled, HD, SIDE_BY_SIDE } from '../support/cameras.ts';

const evidenceOf = (name: string, of: Partial<Body>, zones = {}): number =>
  roleEvidence(poseOf(cameraCalled(name), body(of)), counterSides({ ...CAMERAS[name]!, zones }, HD), HD);
const CITIZEN: Partial<Body> = { z: 1.2, headingDeg: 180 };

it.each(Object.keys(CAMERAS))('without zones, a %s camera tells nothing of who belongs where', (name) => {
  expect(evidenceOf(name, {})).toBe(0);
  expect(evidenceOf(name, CITIZEN)).toBe(0);
});

it('a trunk cut off by the picture’s edge belongs to the zone that ends there', () => {
  const whole = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  const close = { z: 1.5, hipHeightM: 0.4 };
  expect(evidenceOf('front', close, { clerk: whole })).toBeGreaterThan(1);
});

it('zones outweigh a turn: a clerk at the shelf shows his back', () => {
  const turned = { x: 0.4, headingDeg: 170 };
  expect(evidenceOf('front', turned, SIDE_BY_SIDE)).toBeGreaterThan(evidenceOf('front', turned) + 1);
});

it('evidence decides slowly, is bounded, and can be corrected', () => {
  let evidence = 0;
  for (let i = 0; i < 100; i++) evidence = accumulated(evidence, 1);
  expect(decidedRole(evidence, 'unknown')).toBe('clerk');
  expect(evidence).toBeLessThanOrEqual(10);
  for (let i = 0; i < 20; i++) evidence = accumulated(evidence, -2);
  expect(decidedRole(evidence, 'clerk')).toBe('citizen');
});

it('one doubtful sighting changes no role', () => {
  expect(decidedRole(0.5, 'unknown')).toBe('unknown');
  expect(decidedRole(-0.5, 'clerk')).toBe('clerk');
});

it('a colleague at the next window, outside of the clerk’s zone, is no clerk of this one', () => {
  const zones = { clerk: SIDE_BY_SIDE.clerk! };
  expect(evidenceOf('front', { x: -0.9 }, zones)).toBeLessThanOrEqual(0);
  expect(evidenceOf('front', { x: 0.5 }, zones)).toBeGreaterThan(1);
});
