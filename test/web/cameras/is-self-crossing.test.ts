import { describe, expect, it } from 'vitest';
import { isSelfCrossing } from '../../../web/src/cameras/is-self-crossing.ts';

const corners = (...points: readonly (readonly [number, number])[]) => points.map(([x, y]) => ({ x, y }));

describe('isSelfCrossing', () => {
  it.each([
    { name: 'a square', polygon: corners([0, 0], [1, 0], [1, 1], [0, 1]), crosses: false },
    { name: 'a bow tie', polygon: corners([0, 0], [1, 1], [1, 0], [0, 1]), crosses: true },
    { name: 'a notched shape', polygon: corners([0, 0], [1, 0], [0.5, 0.5], [1, 1], [0, 1]), crosses: false },
    { name: 'a triangle', polygon: corners([0, 0], [1, 0], [0, 1]), crosses: false },
  ])('$name: $crosses', ({ polygon, crosses }) => expect(isSelfCrossing(polygon)).toBe(crosses));
});
