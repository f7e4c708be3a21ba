import { describe, expect, test } from 'vitest';
import { type Measured, measured, type Quantity, unavailable } from '../../../src/core/measured.ts';
import type { Curve } from '../../../src/reports/curves.ts';
import { drawCurve } from '../../../src/reports/html/curve-drawing.ts';
import { timeScale } from '../../../src/reports/html/time-scale.ts';

const SPAN = { startMs: 0, endMs: 10_000 };
const hidden = unavailable('occluded');
const seen = (value: number, uncertainty = 1): Measured<Quantity> => measured({ value, uncertainty });

function drawn(values: readonly Measured<Quantity>[], everyMs = 200) {
  const curve: Curve = {
    label: { zh: '前倾', en: 'lean' },
    range: [0, 50],
    marks: [{ value: 15, text: '15°' }],
    samples: values.map((value, i) => ({ tMs: i * everyMs, value })),
  };
  const { markup } = drawCurve(curve, 0, timeScale(SPAN));
  const points = (kind: string) =>
    [...markup.matchAll(new RegExp(`class="${kind}" points="([^"]*)"`, 'g'))].map(([, list]) =>
      list!.split(' ').map((point) => point.split(',').map(Number) as [x: number, y: number]),
    );
  return { markup, lines: points('curve'), bands: points('band') };
}

test('a line through the values, higher values higher up', () => {
  const { lines } = drawn([seen(0), seen(25), seen(50)]);
  expect(lines).toHaveLength(1);
  const [low, middle, high] = lines[0]!.map(([, y]) => y);
  expect(middle! - high!).toBeCloseTo(low! - middle!, 0);
  expect(high).toBeLessThan(low!);
});

test('a band of one standard deviation either way', () => {
  const { lines, bands } = drawn([seen(20, 5), seen(20, 5)]);
  const middle = lines[0]![0]![1];
  const ys = bands[0]!.map(([, y]) => y);
  expect(middle - Math.min(...ys)).toBeCloseTo(Math.max(...ys) - middle, 0);
  expect(Math.max(...ys)).toBeGreaterThan(middle);
});

describe('where it could not be seen', () => {
  test.each([
    ['for a moment the line goes on', [seen(1), hidden, seen(1)], 1],
    ['for longer it is broken', [seen(1), hidden, hidden, hidden, hidden, seen(1)], 2],
    ['throughout there is none', [hidden, hidden], 0],
  ])('%s', (_, values, count) => {
    expect(drawn(values).lines).toHaveLength(count);
  });
});

test('values beyond the range lie on its border', () => {
  expect(drawn([seen(90), seen(90)]).lines).toEqual(drawn([seen(50), seen(50)]).lines);
});

test('an hour of values is no longer than the drawing is wide, and keeps its peak', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => seen(i === 5_000 ? 40 : 2));
  const [line] = drawn(values, 1).lines;
  expect(line!.length).toBeLessThan(1_000);
  expect(Math.min(...line!.map(([, y]) => y))).toBe(drawn([seen(40), seen(40)]).lines[0]![0]![1]);
});

test('what it is read against', () => {
  expect(drawn([]).markup).toContain('>15°</text>');
});
