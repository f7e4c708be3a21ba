import { expect, it } from 'vitest';
import { lineAt } from '../../../web/src/player/spoken-line.ts';

const LINES = [
  { startMs: 1000, endMs: 3000, text: '您好' },
  { startMs: 3200, endMs: 3400, text: '请坐' },
];

it.each([
  [500, undefined],
  [1000, '您好'],
  [3000, '您好'],
  [3100, undefined],
  [3200, '请坐'],
  [4600, '请坐'],
  [4800, undefined],
])('at %i ms is shown: %s', (tMs, text) => {
  expect(lineAt(LINES, tMs)?.text).toBe(text);
});
