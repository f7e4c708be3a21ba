import { describe, expect, it } from 'vitest';
import { syllablesOf } from '../../src/words/syllables.ts';

describe('syllables of a text', () => {
  it.each([
    ['您好，欢迎光临', ['nin', 'hao', 'huan', 'ying', 'guang', 'lin']],
    ['重庆银行', ['chong', 'qing', 'yin', 'hang']],
    ['绿色', ['lv', 'se']],
    ['第 3 页 OK', ['di', 'ye']],
    ['', []],
    ['123 ok', []],
  ])('%s', (text, syllables) => {
    expect(syllablesOf(text)).toEqual(syllables);
  });
});
