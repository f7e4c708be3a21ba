import { describe, expect, it } from 'vitest';
import { maskDigits } from '../../src/words/mask-digits.ts';

/** Lines of a second each, one after the other. */
const lines = (...texts: string[]) => texts.map((text, i) => ({ startMs: i * 1200, endMs: i * 1200 + 1000, text }));
const masked = (...texts: string[]) => maskDigits(lines(...texts)).map(({ text }) => text);

describe('numbers that may be somebody’s', () => {
  it.each([
    ['an identity card', '您的身份证是11010519491231002X对吗', '您的身份证是＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊X对吗'],
    ['a telephone', '电话13812345678', '电话＊＊＊＊＊＊＊＊＊＊＊'],
    ['a telephone with hyphens', '138-1234-5678', '＊＊＊-＊＊＊＊-＊＊＊＊'],
    ['a bank card in groups', '卡号6222 0212 3456 7890 123', '卡号＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊'],
    ['a spoken telephone', '幺三八一二三四五六七八', '＊＊＊＊＊＊＊＊＊＊＊'],
    ['a spoken telephone with pauses', '幺三八，一二三四，嗯，五六七八', '＊＊＊，＊＊＊＊，嗯，＊＊＊＊'],
    ['a telephone as a recogniser heard it', '要三吧一二三思五六起八', '＊＊＊＊＊＊＊＊＊＊＊'],
    ['digits and numerals together', '一三八 1234 五六七八', '＊＊＊ ＊＊＊＊ ＊＊＊＊'],
    ['a number with hyphens that are spoken', '一三八杠一二三杠四五', '＊＊＊杠＊＊＊杠＊＊'],
    ['a number read in parts', '一三八的，再一二三对四五', '＊＊＊的，再＊＊＊对＊＊'],
    ['a number with a word that sounds like nine', '一三八就一二三四', '＊＊＊＊＊＊＊＊'],
    ['full-width digits', '１３８１２３４５６７８', '＊＊＊＊＊＊＊＊＊＊＊'],
    ['a number at a desk', '零二一六五四三二一零零', '＊＊＊＊＊＊＊＊＊＊＊'],
  ])('%s is masked', (_, text, shown) => {
    expect(masked(text)).toEqual([shown]);
  });

  it('are masked where they go on in the next lines', () => {
    expect(masked('您报一下，一三八', '一二三四', '五六七八，对吧')).toEqual([
      '您报一下，＊＊＊',
      '＊＊＊＊',
      '＊＊＊＊，对吧',
    ]);
  });

  it('are masked where whoever reads them looks for the rest', () => {
    const far = [
      { startMs: 0, endMs: 1000, text: '一三八一' },
      { startMs: 13_000, endMs: 14_000, text: '二三四五' },
    ];
    expect(maskDigits(far).map(({ text }) => text)).toEqual(['＊＊＊＊', '＊＊＊＊']);
  });

  it('are two where somebody paused for long', () => {
    const far = [
      { startMs: 0, endMs: 1000, text: '三号' },
      { startMs: 60_000, endMs: 61_000, text: '一二三' },
    ];
    expect(maskDigits(far)).toEqual(far);
  });

  it.each([
    ['a window', '请到三号窗口，零一二号'],
    ['a price', '一共四十块五'],
    ['a year', '二零二六年十一月'],
    ['the last four digits', '尾号是1234'],
    ['words that sound like digits', '请您医院办起来，把这一份拿好'],
    ['no digits', '请您对我的服务做个评价'],
  ])('%s is shown', (_, text) => {
    expect(masked(text)).toEqual([text]);
  });
});
