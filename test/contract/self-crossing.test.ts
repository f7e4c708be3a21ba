import { expect, it } from 'vitest';
import { isSelfCrossing } from '../../src/contract/self-crossing.ts';

const polygon = (...corners: readonly (readonly [number, number])[]) => corners.map(([x, y]) => ({ x, y }));

it.each([
  ['a square', polygon([0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8]), false],
  ['a square the other way round', polygon([0.2, 0.8], [0.8, 0.8], [0.8, 0.2], [0.2, 0.2]), false],
  ['a notch', polygon([0, 0], [0.5, 0], [0.5, 0.5], [1, 0.5], [1, 1], [0, 1]), false],
  ['a triangle', polygon([0, 0], [1, 0], [0, 1]), false],
  ['two corners', polygon([0, 0], [1, 0]), false],
  ['a bow tie', polygon([0, 0], [1, 1], [1, 0], [0, 1]), true],
  ['a star', polygon([0.5, 0], [0.8, 1], [0, 0.4], [1, 0.4], [0.2, 1]), true],
  ['a corner on another side', polygon([0, 0], [1, 0], [1, 1], [0.5, 0], [0, 1]), true],
])('%s', (_, corners, crosses) => {
  expect(isSelfCrossing(corners)).toBe(crosses);
});
