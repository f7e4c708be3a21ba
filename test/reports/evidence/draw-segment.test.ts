import { describe, expect, it } from 'vitest';
import { i420ByteLength } from '../../../src/media/frame.ts';
import { drawSegment } from '../../../src/reports/evidence/draw-segment.ts';

const SIZE = { width: 16, height: 10 };
const blank = () => ({ ptsMs: 0, ...SIZE, data: new Uint8Array(i420ByteLength(SIZE.width, SIZE.height)) });
const rows = (data: Uint8Array) =>
  Array.from({ length: SIZE.height }, (_, y) =>
    [...data.subarray(y * SIZE.width, (y + 1) * SIZE.width)].map((v) => (v === 0 ? '.' : '#')).join(''),
  );

describe('a drawn segment', () => {
  it('is as wide as it is told, in brightness and in colour', () => {
    const frame = blank();
    drawSegment(frame, { x: 3, y: 4 }, { x: 9, y: 4 }, 2, [200, 90, 60]);
    expect(rows(frame.data).slice(2, 7)).toEqual([
      '................',
      '...#######......',
      '..#########.....',
      '...#######......',
      '................',
    ]);
    const colour = [...frame.data.subarray(SIZE.width * SIZE.height)];
    expect(colour.filter((v) => v === 90).length).toBeGreaterThan(2);
    expect(colour.filter((v) => v === 60).length).toBe(colour.filter((v) => v === 90).length);
  });

  it('leaves out what lies outside of the picture', () => {
    const frame = blank();
    drawSegment(frame, { x: -50, y: -50 }, { x: -20, y: 90 }, 4, [200, 90, 60]);
    expect(frame.data.every((value) => value === 0)).toBe(true);
    drawSegment(frame, { x: 14, y: 8 }, { x: 400, y: 300 }, 2, [200, 90, 60]);
    expect(rows(frame.data)[9]!.endsWith('#')).toBe(true);
  });
});
