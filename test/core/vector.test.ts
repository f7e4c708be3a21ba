import { expect, it } from 'vitest';
import { add, between, cross, dot, length, scale, subtract, unit } from '../../src/core/vector.ts';

const A = { x: 1, y: 2, z: 3 };
const B = { x: -2, y: 0, z: 5 };
const ZERO = { x: 0, y: 0, z: 0 };

it.each([
  ['sum', add(A, B), { x: -1, y: 2, z: 8 }],
  ['difference', subtract(A, B), { x: 3, y: 2, z: -2 }],
  ['multiple', scale(A, -2), { x: -2, y: -4, z: -6 }],
  ['point half-way', between(A, B), { x: -0.5, y: 1, z: 4 }],
  ['x cross y', cross({ x: 1, y: 0, z: 0 }, { x: 0, y: 1, z: 0 }), { x: 0, y: 0, z: 1 }],
  ['direction of a length', unit({ x: 0, y: -3, z: 4 }), { x: 0, y: -0.6, z: 0.8 }],
  ['direction of no length', unit(ZERO), ZERO],
])('%s', (_, actual, expected) => {
  expect(actual).toEqual(expected);
});

it('lengths and products', () => {
  expect(dot(A, B)).toBe(13);
  expect(length({ x: 2, y: 3, z: 6 })).toBe(7);
  expect(dot(cross(A, B), A)).toBe(0);
  expect(dot(cross(A, B), B)).toBe(0);
});
