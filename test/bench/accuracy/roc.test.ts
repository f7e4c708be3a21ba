import { describe, expect, it } from 'vitest';
import { crossValidated, fitLogistic, logOdds } from '../../../bench/accuracy/logistic-regression.ts';
import { accuracyAt, areaUnderRoc } from '../../../bench/accuracy/roc.ts';

const cases = (positives: readonly number[], negatives: readonly number[]) => [
  ...positives.map((score) => ({ score, isPositive: true })),
  ...negatives.map((score) => ({ score, isPositive: false })),
];

describe('area under the ROC', () => {
  it.each([
    ['apart', [3, 4], [1, 2], 1],
    ['the wrong way round', [1, 2], [3, 4], 0],
    ['equal', [1, 1], [1, 1], 0.5],
    ['one of four pairs wrong', [1, 3], [0, 2], 0.75],
  ])('%s', (_, positives, negatives, area) => {
    expect(areaUnderRoc(cases(positives, negatives))).toBe(area);
  });

  it('needs both kinds', () => {
    expect(() => areaUnderRoc(cases([1], []))).toThrow(RangeError);
  });

  it('a threshold is on the positive side', () => {
    expect(accuracyAt(cases([0, 2], [-1, 1]), 0)).toBe(0.75);
  });
});

describe('logistic regression', () => {
  // Noise of a known logistic distribution about the line z = 2a − b + 0.5.
  const rows = Array.from({ length: 400 }, (_, i) => [Math.sin(i * 1.7) * 2, Math.cos(i * 2.3) * 3]);
  const odds = (row: readonly number[]) => 2 * row[0]! - row[1]! + 0.5;
  const labels = rows.map((row, i) => {
    const p = ((i * 0.6180339887) % 1) * 0.998 + 0.001;
    return odds(row) + Math.log(p / (1 - p)) > 0;
  });

  it('recovers the weights that made the labels', () => {
    const model = fitLogistic(rows, labels);
    expect(model.weights[0]).toBeCloseTo(2, 0);
    expect(model.weights[1]).toBeCloseTo(-1, 0);
    expect(Math.sign(logOdds(model, [1, 0]))).toBe(1);
  });

  it('judges every row without having seen it', () => {
    const lying = labels.map((label, i) => (i === 5 ? !label : label));
    const honest = crossValidated(rows, labels, 5)[5]!;
    expect(crossValidated(rows, lying, 5)[5]).toBe(honest);
  });
});
