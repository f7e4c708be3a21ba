import { describe, expect, it } from 'vitest';
import { cameraOf, type Truth } from '../../../bench/accuracy/truth.ts';

const corners = (x: number) =>
  [
    [x, 0],
    [x + 0.1, 0],
    [x + 0.1, 0.5],
  ] as const;
const zones = { clerk: corners(0.5), citizen: corners(0.4), handover: corners(0.45) };
const cameraWith = (more: object) => {
  const truth = {
    camera: { view: 'front' },
    zones: { ...zones, ...more },
    footage: { startMs: 0, endMs: 0 },
    events: [],
  };
  return cameraOf(truth as Truth);
};

describe('the camera of a truth file', () => {
  it('has one post where one clerk works', () => {
    expect(cameraWith({}).posts).toBeUndefined();
  });

  it('has two posts where a second clerk works at the same window', () => {
    const { posts } = cameraWith({ clerk2: corners(0.7) });
    expect(Object.values(posts ?? {}).map(({ clerk }) => clerk?.[0]?.x)).toEqual([0.5, 0.7]);
  });

  it('has the first window alone where the second clerk has citizens of an own', () => {
    expect(cameraWith({ clerk2: corners(0.7), citizen2: corners(0.6) }).posts).toBeUndefined();
  });
});
