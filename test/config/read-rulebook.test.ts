import { afterAll, describe, expect, it } from 'vitest';
import { readRulebook } from '../../src/config/read-rulebook.ts';
import { problemLine } from '../../src/config/rulebook-problem.ts';
import { rulebookText } from '../support/rulebook-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** What is wrong with a file `x-2026`, as `<line> <clause> <key>: <text>`. */
const problemsOf = (text: string): string[] =>
  (readRulebook(folder.file('x-2026.yaml', text)).problems ?? []).map((problem) =>
    problemLine({ ...problem, file: '' }).slice(1),
  );
const HELLO = { kind: 'required', moment: 'arrival', forms: ['您好 请坐'] };
const option = (value: number, unit = 'score') => ({ value, unit, setBy: 'product' });
const changed = (change: object) => problemsOf(rulebookText('x-2026', change));
const headed = (head: object) => problemsOf(rulebookText('x-2026', {}, head));
const defaults = (change: object) =>
  headed({ defaults: { ...JSON.parse(rulebookText('x-2026')).defaults, ...change } });

describe('one mistake of a rulebook file is named with line, clause and key', () => {
  it.each<[string, readonly string[], RegExp]>([
    [
      'a severity that is none',
      changed({ severity: 'high' }),
      /^\d+ 1-smile severity: 应为.* · must be one of.*"high"/,
    ],
    ['a key that is none', changed({ colour: 'red' }), /^\d+ 1-smile colour: 没有这一项 · there is no such key$/],
    [
      'an unknown check',
      changed({ check: 'levitates' }),
      /1-smile check: .*must be one of.*smiles.*or null.*levitates/,
    ],
    ['half a wording', changed({ wording: { zh: '微笑' } }), /1-smile wording\.en: 缺少 · is missing/],
    ['a day that is none', changed({ validFrom: '2026-02-30' }), /1-smile validFrom: .*must be a day.*2026-02-30/],
    ['a kind of window that is none', changed({ windowKind: 'toll' }), /1-smile windowKind: .*comprehensive.*toll/],
    ['an occasion that is none', changed({ occasion: 'birthday' }), /1-smile occasion: .*call.*birthday/],
    ['an end before the beginning', changed({ validTo: '2025-12-31' }), /1-smile validTo: .*lies before validFrom/],
    ['an unknown document', changed({ document: 'other' }), /1-smile document: .*other is not in documents.*main/],
    [
      'a number meant as text',
      changed({ section: 5.4 }),
      /1-smile section: 应为文字，数字要加引号 · .*in quotes \(5\.4\)/,
    ],
    ['an id that fits no address', changed({ id: '一' }), /一 id: .*letters, digits/],
    ['an id used again', changed({ id: '2-voice' }), /2-voice id: .*an id is used once/],
    ['a phase that the check cannot judge', changed({ phase: 'on-duty' }), /1-smile phase: .*judges encounters/],
    ['no check and no reason', changed({ check: null, options: undefined }), /1-smile why: .*is missing/],
    ['a check and a reason', changed({ why: 'no-audio' }), /1-smile why: .*only for a clause without a check/],
    ['options without a check', changed({ check: null, why: 'no-audio' }), /1-smile options: .*only for a clause with/],
    [
      'an option of another unit',
      changed({ options: { minScore: option(1, 'ms'), minDuration: option(1, 'ms') } }),
      /1-smile options\.minScore: .*minScore is in ms, not in score/,
    ],
    [
      'an option out of range',
      changed({ options: { minScore: option(7), minDuration: option(1, 'ms') } }),
      /1-smile options\.minScore: minScore 是 7，应在 0 到 1 之间 · minScore is 7/,
    ],
    [
      'an option too few',
      changed({ options: { minScore: option(0.5) } }),
      /1-smile options\.minDuration: .*minDuration is missing/,
    ],
    [
      'an option too many',
      changed({ options: { minScore: option(0.5), minDuration: option(1, 'ms'), height: option(1) } }),
      /1-smile options\.height: .*it has no option height/,
    ],
    ['an id that is not the file’s name', headed({ id: 'y-2026' }), /^2 id: .*must be as the file is named, x-2026/],
    ['a version that is a number', headed({ version: 1 }), /version: .*put a number in quotes \(1\)/],
    ['a title in one language', headed({ title: { zh: '规范' } }), /title\.en: 缺少 · is missing/],
    ['no clauses', headed({ clauses: undefined }), /clauses: 缺少 · is missing/],
    ['a clause that is a word', headed({ clauses: ['smile'] }), /#1: 应为“键: 值” · must be a mapping.*"smile"/],
    ['a default that is wrong', defaults({ severity: 'high' }), /^\d+ defaults\.severity: /],
    ['a default document that is none', defaults({ document: 'other' }), /^\d+ defaults\.document: .*not in documents/],
    [
      'a default option out of range',
      defaults({ options: { maxHiddenShare: option(0.3, 'share'), minConfidence: option(2, 'probability') } }),
      /^\d+ defaults\.options\.minConfidence: .*minConfidence is 2/,
    ],
    [
      'a default option of a check that has none',
      defaults({ checks: { smiles: { height: option(1) } } }),
      /defaults\.checks\.smiles\.height: .*is no option of this check/,
    ],
    ['a phrase that is none', changed({ phrases: ['hello'] }), /1-smile phrases: .*there is no phrase hello/],
    [
      'a kind of phrase that is none',
      headed({ phrases: { hello: { ...HELLO, kind: 'nice' } } }),
      /phrases\.hello\.kind: .*required, forbidden.*nice/,
    ],
    ['a phrase with nothing to say', headed({ phrases: { hello: { ...HELLO, forms: [] } } }), /forms: .*must name one/],
    [
      'a phrase that is not Chinese',
      headed({ phrases: { hello: { ...HELLO, forms: ['hello'] } } }),
      /phrases\.hello\.forms\.0: .*Chinese characters.*hello/,
    ],
    ['defaults of a check that is none', defaults({ checks: { flies: {} } }), /defaults\.checks\.flies: .*is no check/],
  ])('%s', (_, problems, says) => {
    expect(problems).toEqual([expect.stringMatching(says)]);
  });
});

describe('phrases of a rulebook file', () => {
  const options = {
    minOverRoom: { value: 3, unit: 'LU', setBy: 'product' },
    leastSaid: { value: 1, unit: 'count', setBy: 'product' },
  };
  const says = (change: object, kind = 'required') =>
    rulebookText('x-2026', { check: 'says-phrase', options, ...change }, { phrases: { hello: { ...HELLO, kind } } });

  it('go with the clause, as they sound', () => {
    const { rulebook } = readRulebook(folder.file('x-2026.yaml', says({ phrases: ['hello'] })));
    expect(rulebook!.clauses[0]!.judgement).toMatchObject({
      check: 'says-phrase',
      phrases: [
        {
          ...{ id: 'hello', kind: 'required', moment: 'arrival', except: [] },
          forms: [
            {
              text: '您好 请坐',
              parts: [
                ['nin', 'hao'],
                ['qing', 'zuo'],
              ],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['a check of words without phrases', says({}), /1-smile phrases: .*is missing: the check says-phrase listens/],
    ['phrases of the other kind', says({ phrases: ['hello'] }, 'forbidden'), /1-smile phrases: .*hello is no required/],
    [
      'phrases of a check that listens to none',
      rulebookText('x-2026', { phrases: ['hello'] }, { phrases: { hello: HELLO } }),
      /1-smile phrases: .*the check smiles listens to no phrases/,
    ],
  ])('are refused: %s', (_, text, says) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(says)]);
  });
});

describe('all mistakes of a file', () => {
  it('are named at once, in the order of their lines, each once', () => {
    const text = `id: x-2026
title: { zh: 规范, en: Rules }
issuer: { zh: 市, en: City }
issued: 2026
version: "1"
documents:
  main: { title: 规范, number: null }
defaults:
  document: main
  validFrom: 2026-01-01
  severity: high
  options:
    minConfidence: { value: 7, unit: probability, setBy: product }
clauses:
  - id: a
    section: 一
    phase: arrival
    check: receives-with-both-hands
    wording: { zh: 双手, en: Both hands }
    colour: red
  - id: a
    phase: arrival
    channels: [video]
    check: receives-with-both-hands
    options:
      maxHiddenShare: { value: 30, unit: share, setBy: product }
    wording: { zh: 双手 }
`;
    expect(problemsOf(text).map((line) => line.replace(/: .*/, ''))).toEqual([
      '4 issued',
      '11 defaults.severity',
      '13 defaults.options.minConfidence',
      '15 a channels',
      '15 a options.maxHiddenShare',
      '20 a colour',
      '21 a section',
      '21 a id',
      '26 a options.maxHiddenShare',
      '27 a wording.en',
    ]);
  });

  it.each([
    ['neither YAML nor JSON', '{"id": ', /^1: 不是有效的 YAML 或 JSON：.* · neither YAML nor JSON: /],
    ['a key that stands twice', 'id: x-2026\nid: y-2026\n', /^2: .*unique/],
    ['an alias of nothing', 'id: *nothing\n', /^1: .*nothing/],
  ])('are those of the syntax for %s', (_, text, says) => {
    expect(problemsOf(text)).toContainEqual(expect.stringMatching(says));
  });

  it('of an empty file are the keys it lacks', () => {
    expect(problemsOf('').map((line) => line.replace(/:.*/, ''))).toEqual(
      ['id', 'title', 'issuer', 'issued', 'version', 'documents', 'clauses'].map((key) => `1 ${key}`),
    );
  });
});

describe('a clause', () => {
  it('takes from the defaults what it does not say, the check’s own before those of every check', () => {
    const [own, ofCheck] = [option(0.7), option(0.6)];
    const text = rulebookText(
      'x-2026',
      { options: { minScore: own }, validFrom: '2026-03-01', windowKind: 'assistance', occasion: 'call' },
      {
        defaults: {
          ...JSON.parse(rulebookText('x-2026')).defaults,
          options: { maxHiddenShare: option(0.3, 'share'), minConfidence: option(0.5, 'probability') },
          checks: {
            smiles: { minScore: ofCheck, minDuration: option(400, 'ms'), maxHiddenShare: option(0.2, 'share') },
          },
        },
      },
    );
    const { rulebook } = readRulebook(folder.file('x-2026.yaml', text));
    expect(rulebook!.clauses[0]).toEqual({
      id: '1-smile',
      source: { title: '某市规范', number: null, section: '一' },
      validFrom: '2026-03-01',
      phase: 'arrival',
      windowKind: 'assistance',
      occasion: 'call',
      channels: ['video'],
      severity: 'minor',
      judgement: {
        check: 'smiles',
        options: {
          minDuration: option(400, 'ms'),
          minScore: own,
          maxHiddenShare: option(0.2, 'share'),
          minConfidence: option(0.5, 'probability'),
        },
      },
      wording: { zh: '微笑', en: 'Smiles' },
    });
    expect(rulebook!.clauses[1]).toMatchObject({
      validFrom: '2026-01-01',
      judgement: { check: null, why: 'no-audio' },
    });
  });
});
