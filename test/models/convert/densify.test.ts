import { expect, test } from 'vitest';
import { densify } from '../../../models/convert/densify.ts';

test('a matrix compressed by rows', () => {
  const values = Float32Array.of(1, 2, 3);
  const sparsity = {
    traversalOrder: [0, 1],
    blockMap: [],
    dimensions: [
      { kind: 'dense', size: 3 },
      { kind: 'compressed', segments: [0, 1, 1, 3], indices: [1, 0, 3] },
    ],
  } as const;
  // biome-ignore format: a matrix
  expect([...densify(values, [3, 4], sparsity)]).toEqual([
    0, 1, 0, 0,
    0, 0, 0, 0,
    2, 0, 0, 3,
  ]);
});

test('blocks of two columns', () => {
  const values = Float32Array.of(1, 2, 3, 4);
  const sparsity = {
    traversalOrder: [0, 1, 2],
    blockMap: [1],
    dimensions: [
      { kind: 'dense', size: 2 },
      { kind: 'compressed', segments: [0, 1, 2], indices: [1, 0] },
      { kind: 'dense', size: 2 },
    ],
  } as const;
  // biome-ignore format: a matrix
  expect([...densify(values, [2, 4], sparsity)]).toEqual([
    0, 0, 1, 2,
    3, 4, 0, 0,
  ]);
});
