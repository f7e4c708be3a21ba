import { expect, test } from 'vitest';
import { refineFromHeatmap } from '../../src/inference/refine-from-heatmap.ts';

const LAYOUT = { count: 1, stride: 3, inputSize: 64 };
const CELLS = 16;
const COLD = -20;

/** Hot at the given cells only. */
function heatmap(...hot: readonly (readonly [column: number, row: number])[]): Float32Array {
  const plane = new Float32Array(CELLS * CELLS).fill(COLD);
  for (const [column, row] of hot) plane[row * CELLS + column] = 5;
  return plane;
}

test('a landmark moves to the heat near it', () => {
  const [x, y, z] = refineFromHeatmap(Float32Array.of(32, 32, 7), heatmap([9, 10]), LAYOUT);
  expect(x).toBeCloseTo(36, 2);
  expect(y).toBeCloseTo(40, 2);
  expect(z).toBe(7);
});

test('between two hot cells it comes to lie in the middle', () => {
  const [x] = refineFromHeatmap(Float32Array.of(32, 32, 0), heatmap([7, 8], [9, 8]), LAYOUT);
  expect(x).toBeCloseTo(32, 2);
});

test.each([
  ['no heat near it', Float32Array.of(8, 8, 0), heatmap([9, 10])],
  ['outside the map', Float32Array.of(-3, 70, 0), heatmap([0, 15])],
])('it stays with %s', (_, landmarks, map) => {
  expect(refineFromHeatmap(landmarks, map, LAYOUT)).toEqual(landmarks);
});
