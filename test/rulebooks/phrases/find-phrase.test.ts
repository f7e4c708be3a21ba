import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { findPhrase, SAID } from '../../../src/rulebooks/phrases/find-phrase.ts';
import type { Phrase } from '../../../src/rulebooks/phrases/phrase.ts';
import { phraseOf, spoken } from '../../support/spoken.ts';

const phrases: ReadonlyMap<string, Phrase> = new Map(
  loadRulebooks().flatMap(({ clauses }) =>
    clauses.flatMap(({ judgement }) =>
      judgement.check === null ? [] : (judgement.phrases ?? []).map((phrase) => [phrase.id, phrase] as const),
    ),
  ),
);
const saysIt = (id: string, text: string): boolean =>
  findPhrase(phrases.get(id)!, [spoken(0, 2000, text)]).some(({ similarity }) => similarity >= SAID);

describe('phrases of the rulebooks', () => {
  it.each([
    ['welcome', '您号，请坐'],
    ['please-wait', '请稍等，码上为您办理'],
    ['keep-it', '这是您的回直，请收好'],
    ['keep-it', '请手好'],
    ['anything-else', '请问还有其它需要吗'],
    ['anything-else', '需要其他的吗，您看'],
    ['evaluate', '请您对我的服务做个平价'],
    ['evaluate', '请频价一下'],
    ['farewell', '再见，请满走'],
    ['farewell', '在见'],
    ['apology', '让您九等了'],
    ['sign', '请在这里千字'],
    ['brush-off', '急什么，没看见我正忙着吗'],
    ['brush-off', '去别的床口问'],
    ['belongings', '东西请您带好'],
  ])('%s is found in “%s”', (id, text) => {
    expect(saysIt(id, text)).toBe(true);
  });

  it.each([
    ['evaluate', '不用评价也没关系'],
    ['evaluate', '没有评价'],
    ['sign', '您不用签字'],
    ['sign', '他还没签字'],
    ['keep-it', '您的东西请拿好'],
    ['keep-it', '请稍等，我写好'],
    ['ask-papers', '身份证还给您'],
    ['anything-else', '这里没有其他人'],
    ['anything-else', '有什么可以帮您的'],
    ['please-wait', '请您坐下'],
    ['welcome', '您还没有取号'],
    ['farewell', '前面那位先办'],
    ['belongings', '随便拿一张表'],
    ['brush-off', '您自己看一下这张单子'],
    ['brush-off', '我知道了，您别急'],
    ['foul-words', '有病历的话带上'],
    ['quarrel', '您想怎么办理'],
    ['blame', '您还有别的问题吗'],
  ])('%s is not found in “%s”', (id, text) => {
    expect(saysIt(id, text)).toBe(false);
  });
});

describe('a phrase', () => {
  const sign = phraseOf(['核对 签字']);

  it('has its parts in any order, in one breath', () => {
    for (const text of ['核对以后签字', '签字以前请核对'])
      expect(findPhrase(sign, [spoken(0, 2000, text)])).toHaveLength(1);
    expect(findPhrase(sign, [spoken(0, 1000, '请核对'), spoken(1200, 2000, '再签字')])).toHaveLength(1);
    expect(findPhrase(sign, [spoken(0, 1000, '请核对'), spoken(9000, 9900, '再签字')])).toEqual([]);
    expect(findPhrase(sign, [spoken(0, 4000, '请核对，这里是地址这里是电话那里是单位，签字')])).toEqual([]);
  });

  it('lies where its syllables are in the line', () => {
    expect(findPhrase(phraseOf(['签字']), [spoken(1000, 3000, '请您核对后在这里签字')])).toMatchObject([
      { startMs: 2600, endMs: 3000, similarity: 1 },
    ]);
  });

  it('may have been said where one syllable of three is another', () => {
    const [found] = findPhrase(phraseOf(['随身带']), [spoken(0, 1000, '随便带')]);
    expect(found!.similarity).toBeGreaterThan(0.6);
    expect(found!.similarity).toBeLessThan(SAID);
  });

  it('is found in no line without Chinese characters', () => {
    expect(findPhrase(phraseOf(['签字']), [spoken(0, 1000, 'OK 123')])).toEqual([]);
  });
});
