import { describe, expect, test } from 'vitest';
import { degrees, milliseconds, parameters, valuesOf } from '../../src/core/parameter.ts';

const provenance = { source: 'A clause.', testedRange: '10 to 20' };
const set = () =>
  parameters({
    leaning: { enter: degrees(10, provenance), minHoldMs: milliseconds(500, provenance) },
    longestMs: milliseconds(7000, provenance),
  });

describe('parameters', () => {
  test('keep value, unit, source and tested range together', () => {
    expect(set().leaning.enter).toEqual({ value: 10, unit: 'deg', ...provenance });
  });

  test('give their values under the same names', () => {
    expect(valuesOf(set())).toEqual({ leaning: { enter: 10, minHoldMs: 500 }, longestMs: 7000 });
  });

  test.each([
    ['a parameter', () => Object.assign(set().longestMs, { value: 1 })],
    ['a parameter of a group', () => Object.assign(set().leaning.enter, { value: 1 })],
    ['a group', () => Object.assign(set().leaning, { enter: 1 })],
    ['the values', () => Object.assign(valuesOf(set()), { longestMs: 1 })],
  ])('%s cannot be changed', (_, change) => {
    expect(change).toThrow(TypeError);
  });
});
