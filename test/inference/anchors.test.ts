import { expect, test } from 'vitest';
import { anchorCentres, POSE_ANCHORS } from '../../src/inference/anchors.ts';
import { FACE_FULL_RANGE_ANCHORS, FACE_SHORT_RANGE_ANCHORS } from '../support/nets/face-detector.ts';
import { PALM_ANCHORS } from '../support/nets/palm-detector.ts';

// As many as the nets have outputs.
test.each([
  ['pose', POSE_ANCHORS, 2254],
  ['face, full range', FACE_FULL_RANGE_ANCHORS, 2304],
  ['face, short range', FACE_SHORT_RANGE_ANCHORS, 896],
  ['palm', PALM_ANCHORS, 2016],
])('%s', (_, layout, count) => {
  expect(anchorCentres(layout)).toHaveLength(2 * count);
});

test('anchors of one cell follow each other, cells go right and then down, layers from fine to coarse', () => {
  const layers = [
    { stride: 2, anchorsPerCell: 2 },
    { stride: 4, anchorsPerCell: 1 },
  ];
  // biome-ignore format: pairs
  expect([...anchorCentres({ inputSize: 4, layers })]).toEqual([
    0.25, 0.25, 0.25, 0.25, 0.75, 0.25, 0.75, 0.25,
    0.25, 0.75, 0.25, 0.75, 0.75, 0.75, 0.75, 0.75,
    0.5, 0.5,
  ]);
});
