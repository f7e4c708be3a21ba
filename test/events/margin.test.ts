import { expect, test } from 'vitest';
import { measured, unavailable } from '../../src/core/measured.ts';
import { above, below, beyondAll, beyondAny } from '../../src/events/margin.ts';

const HIDDEN = unavailable('occluded');

test('a margin is in standard deviations, positive beyond the border', () => {
  expect(above({ value: 0.7, uncertainty: 0.1 }, 0.5)).toEqual({ available: true, value: expect.closeTo(2) });
  expect(below({ value: 0.7, uncertainty: 0.1 }, 0.5)).toEqual({ available: true, value: expect.closeTo(-2) });
});

test.each([
  ['the least', [measured(2), measured(0.5)], measured(0.5)],
  ['one that is surely missed, whatever is hidden', [HIDDEN, measured(-2)], measured(-2)],
  ['hidden, where the others are passed', [measured(1), HIDDEN], HIDDEN],
  ['hidden, where another may be passed', [measured(-0.5), HIDDEN], HIDDEN],
])('of several borders it is %s', (_, margins, expected) => {
  expect(beyondAll(...margins)).toEqual(expected);
});

test.each([
  ['the largest', [measured(-2), measured(0.5)], measured(0.5)],
  ['the one that is passed, whatever is hidden', [HIDDEN, measured(1)], measured(1)],
  ['hidden, where no other is passed', [measured(-3), HIDDEN], HIDDEN],
])('of alternatives it is %s', (_, margins, expected) => {
  expect(beyondAny(...margins)).toEqual(expected);
});
