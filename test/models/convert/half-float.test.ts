import { expect, test } from 'vitest';
import { fromHalfFloats } from '../../../models/convert/half-float.ts';

test.each([
  ['one', 0x3c00, 1],
  ['minus two', 0xc000, -2],
  ['the largest', 0x7bff, 65504],
  ['the smallest normal', 0x0400, 2 ** -14],
  ['the smallest subnormal', 0x0001, 2 ** -24],
  ['minus zero', 0x8000, -0],
  ['infinity', 0x7c00, Number.POSITIVE_INFINITY],
  ['not a number', 0x7e00, Number.NaN],
])('%s', (_, bits, expected) => {
  const bytes = new Uint8Array(Uint16Array.of(bits).buffer);
  expect(fromHalfFloats(bytes)[0]).toBe(expected);
});
