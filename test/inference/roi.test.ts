import { describe, expect, test } from 'vitest';
import { alignedRoi, levelRoi, normalizedAngle, roiToPicture } from '../../src/inference/roi.ts';

const centre = { x: 100, y: 200 };

describe('a square aligned with the way from its centre to a rim point', () => {
  test.each([
    ['straight up: not turned', { x: 100, y: 150 }, 0],
    ['to the right: a quarter clockwise', { x: 150, y: 200 }, Math.PI / 2],
    ['straight down: half a turn', { x: 100, y: 250 }, -Math.PI],
    ['to the left: a quarter counter-clockwise', { x: 50, y: 200 }, -Math.PI / 2],
  ])('%s', (_, rim, rotationRad) => {
    const roi = alignedRoi(centre, rim, 1.25);
    expect(roi.sidePx).toBeCloseTo(125);
    expect(roi.rotationRad).toBeCloseTo(rotationRad);
    // The middle of its upper edge lies beyond the rim point.
    const top = roiToPicture(roi, 0.5, 0);
    expect(top.x).toBeCloseTo(centre.x + 1.25 * (rim.x - centre.x));
    expect(top.y).toBeCloseTo(centre.y + 1.25 * (rim.y - centre.y));
  });
});

test('a level square takes the long side of the points and the slope of the line', () => {
  const roi = levelRoi(
    [
      { x: 0, y: 0 },
      { x: 40, y: 20 },
    ],
    { x: 0, y: 0 },
    { x: 10, y: 10 },
    1.5,
  );
  expect(roi).toMatchObject({ centreX: 20, centreY: 10, sidePx: 60 });
  expect(roi.rotationRad).toBeCloseTo(Math.PI / 4);
});

test.each([
  [0, 0],
  [3 * Math.PI, -Math.PI],
  [-1.5 * Math.PI, 0.5 * Math.PI],
])('%f rad is %f rad', (angle, expected) => {
  expect(normalizedAngle(angle)).toBeCloseTo(expected);
});
