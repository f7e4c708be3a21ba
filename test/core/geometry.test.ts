import { describe, expect, it } from 'vitest';
import { boundsOf, intersectionOverUnion, isInPicture, isInside } from '../../src/core/geometry.ts';

const polygon = (...corners: readonly (readonly [number, number])[]) => corners.map(([x, y]) => ({ x, y }));
const SQUARE = polygon([0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8]);
/** An L: the upper right quarter is outside. */
const NOTCHED = polygon([0, 0], [0.5, 0], [0.5, 0.5], [1, 0.5], [1, 1], [0, 1]);

describe('a point in a zone', () => {
  it.each([
    ['in the middle', SQUARE, 0.5, 0.5, true],
    ['left of it', SQUARE, 0.1, 0.5, false],
    ['above it', SQUARE, 0.5, 0.1, false],
    ['in the notch of an L', NOTCHED, 0.75, 0.25, false],
    ['in the foot of an L', NOTCHED, 0.75, 0.75, true],
  ])('%s', (_, zone, x, y, expected) => {
    expect(isInside({ x, y }, zone)).toBe(expected);
  });

  it('on a border that two zones share lies in exactly one of them', () => {
    const right = polygon([0.8, 0.2], [1, 0.2], [1, 0.8], [0.8, 0.8]);
    const point = { x: 0.8, y: 0.5 };
    expect([isInside(point, SQUARE), isInside(point, right)].filter(Boolean)).toHaveLength(1);
  });
});

it('bounds hold every corner', () => {
  expect(boundsOf(NOTCHED)).toEqual({ left: 0, top: 0, right: 1, bottom: 1 });
});

describe('a point of the picture', () => {
  it.each([
    ['the first pixel', 0, 0, true],
    ['the last one', 639.9, 359.9, true],
    ['right of it', 640, 100, false],
    ['below it', 100, 360, false],
    ['left of it', -0.1, 100, false],
    ['above it', 100, -0.1, false],
  ])('%s', (_, x, y, expected) => {
    expect(isInPicture({ x, y }, { width: 640, height: 360 })).toBe(expected);
  });
});

describe('intersection over union', () => {
  const box = (left: number, top: number, width: number, height: number) => ({ left, top, width, height });
  it.each([
    ['the same box', box(10, 10, 20, 20), 1],
    ['half of it', box(10, 10, 10, 20), 0.5],
    ['moved by half its width', box(20, 10, 20, 20), 1 / 3],
    ['beside it', box(30, 10, 20, 20), 0],
    ['far away', box(90, 90, 5, 5), 0],
  ])('%s', (_, other, expected) => {
    expect(intersectionOverUnion(box(10, 10, 20, 20), other)).toBeCloseTo(expected, 9);
  });
});
