import { expect, test } from 'vitest';
import { displayWidth, tableLines } from '../../src/cli/display-width.ts';

test.each([
  ['abc', 3],
  ['双手接', 6],
  ['双手 both', 9],
  ['（）：，。', 10],
  ['“达标”', 6],
  ['', 0],
])('%s is %i columns wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('cells stand under each other, whatever they are written in', () => {
  const lines = tableLines([
    ['坐', 'seated', 'x'],
    ['two-handed', '接', 'y'],
  ]);
  expect(lines).toEqual(['坐          seated  x', 'two-handed  接      y']);
});
