import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/contract/role.ts';
import { clerksTurns, clerksWords } from '../../src/words/clerks-words.ts';

const turn = (role: Role, startMs: number, endMs: number) => ({
  ...{ role, startMs, endMs, person: `${role}-1`, confidence: 0.95, loudness: -30, overRoom: 15 },
  pace: { available: true as const, value: 4, uncertainty: 1 },
});
const TURNS = [turn('clerk', 1000, 3000), turn('citizen', 3100, 6000), turn('unknown', 8000, 9000)];
const kept = (startMs: number, endMs: number, text = '请坐') => clerksWords([{ startMs, endMs, text }], TURNS);

describe('words that are kept', () => {
  it.each([
    ['under the clerk’s voice', 1000, 3000],
    ['some tenths of a second late', 1200, 3250],
    ['some tenths of a second early', 750, 2800],
  ])('are the clerk’s: %s', (_, startMs, endMs) => {
    expect(kept(startMs, endMs)).toEqual([{ startMs, endMs, text: '请坐', syllables: ['qing', 'zuo'] }]);
  });

  it.each([
    ['under the citizen’s voice', 3100, 6000],
    ['across both voices', 1500, 5000],
    ['under a voice of nobody knows whom', 8000, 9000],
    ['where nobody speaks', 6500, 7500],
    ['over far more than the voice', 0, 30_000],
  ])('are no others: %s', (_, startMs, endMs) => {
    expect(kept(startMs, endMs)).toEqual([]);
  });

  it('hold no telephone', () => {
    expect(kept(1000, 3000, '您的电话是一三八零零一三八零零零')[0]).toMatchObject({
      text: '您的电话是＊＊＊＊＊＊＊＊＊＊＊',
      syllables: ['nin', 'de', 'dian', 'hua', 'shi'],
    });
  });

  it('hold no end of a number that the citizen began', () => {
    const lines = [
      { startMs: 1000, endMs: 3000, text: '零零零零' },
      { startMs: 3200, endMs: 5800, text: '一三八零零' },
    ];
    expect(clerksWords(lines, TURNS)).toMatchObject([{ text: '＊＊＊＊' }]);
  });
});

it('a recogniser is handed the clerks’ turns and nobody else’s', () => {
  expect(clerksTurns(TURNS)).toEqual([{ startMs: 1000, endMs: 3000 }]);
});
