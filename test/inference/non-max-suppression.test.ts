import { expect, test } from 'vitest';
import { weightedNonMaxSuppression } from '../../src/inference/non-max-suppression.ts';

const detection = (score: number, left: number) => ({
  score,
  left,
  top: 0,
  width: 1,
  height: 1,
  keypoints: [left, 0.5],
});

test('nothing in, nothing out', () => {
  expect(weightedNonMaxSuppression([])).toEqual([]);
});

test('boxes that overlap become one: the best score, the mean place weighted by score', () => {
  const [one, ...others] = weightedNonMaxSuppression([detection(0.6, 0.3), detection(0.9, 0)]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ score: 0.9, width: 1 });
  expect(one!.left).toBeCloseTo((0.3 * 0.6) / 1.5);
  expect(one!.keypoints[0]).toBeCloseTo((0.3 * 0.6) / 1.5);
});

test('boxes that lie apart stay, best first', () => {
  const kept = weightedNonMaxSuppression([detection(0.5, 0), detection(0.8, 5), detection(0.7, 10)]);
  expect(kept.map(({ score }) => score)).toEqual([0.8, 0.7, 0.5]);
});

test('overlapping too little is lying apart', () => {
  // Half of each shared: an intersection over union of a third keeps one, of 0.29 both.
  expect(weightedNonMaxSuppression([detection(0.8, 0), detection(0.7, 0.5)])).toHaveLength(1);
  expect(weightedNonMaxSuppression([detection(0.8, 0), detection(0.7, 0.55)])).toHaveLength(2);
});
