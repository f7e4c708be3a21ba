import { describe, expect, it } from 'vitest';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { findEncounters } from '../../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import type { SpokenWords } from '../../../src/voice/spoken-words.ts';
import { CITIZEN, judged, judgedBy, SEATED, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';
import { spoken, transcript } from '../../support/spoken.ts';

const PAPERS = [event('two-handed-receive', 25_000, 26_000), event('two-handed-give', 50_000, 51_000)];
const BASE = [...CITIZEN, ...SEATED, ...PAPERS];
const voice = (
  who: 'clerk' | 'citizen' | 'unknown',
  startMs: number,
  endMs: number,
  over: Partial<CounterEvent> = {},
) => event(`${who}-voice`, startMs, endMs, { value: 20, unit: 'LU', confidence: 0.95, ...over });
/** What the clerk says, as a voice and as words. */
const says = (startMs: number, endMs: number, text: string) => ({
  events: [voice('clerk', startMs, endMs)],
  words: [spoken(startMs, endMs, text)],
});

interface Case {
  readonly what: string;
  readonly events?: readonly CounterEvent[];
  readonly words?: readonly SpokenWords[];
  readonly is: string;
}
const findingOf = (rulebook: string, clause: string, { events = [], words = [] }: Omit<Case, 'what' | 'is'>) =>
  judged(rulebook, clause, [...BASE, ...events], { words: transcript(...words) });

describe('a phrase that is to be said', () => {
  it.each<Case>([
    { what: 'it is said', ...says(55_000, 57_000, '请您对我的服务做个评价'), is: 'met: observed' },
    { what: 'it is said while papers are worked on', ...says(40_000, 42_000, '办完请给个好评'), is: 'met: observed' },
    { what: 'a recogniser wrote homophones', ...says(55_000, 57_000, '请您做个平价'), is: 'met: observed' },
    {
      what: 'the clerk says something else',
      ...says(55_000, 57_000, '您的证办好了'),
      is: 'needs-review: clause-leaves-open',
    },
    {
      what: 'in a wording that no list has',
      ...says(55_000, 57_000, '请您为我的服务评分'),
      is: 'needs-review: clause-leaves-open',
    },
    {
      what: 'a syllable was misheard',
      ...says(55_000, 57_000, '请您做个平安'),
      is: 'needs-review: clause-leaves-open',
    },
    { what: 'the clerk says nothing', is: 'not-met: not-observed' },
    { what: 'it is said before papers were taken', ...says(12_000, 14_000, '请给个评价'), is: 'not-met: not-observed' },
    { what: 'the contrary is said', ...says(55_000, 57_000, '不用评价'), is: 'needs-review: clause-leaves-open' },
    {
      what: 'somebody speaks, nobody knows who',
      events: [voice('unknown', 55_000, 57_000)],
      is: 'needs-review: speaker-unknown',
    },
    {
      what: 'somebody far away speaks',
      events: [voice('unknown', 55_000, 57_000, { value: 1 })],
      is: 'needs-review: speaker-unknown',
    },
    {
      what: 'somebody speaks, perhaps not the citizen',
      events: [voice('citizen', 55_000, 57_000, { confidence: 0.6 })],
      is: 'needs-review: speaker-unknown',
    },
    { what: 'the citizen speaks', events: [voice('citizen', 55_000, 57_000)], is: 'not-met: not-observed' },
    {
      what: 'a colleague speaks, by the lips',
      events: [
        event('seated', 0, 80_000, { person: 'clerk-2' }),
        voice('clerk', 55_000, 57_000, { person: 'clerk-2' }),
      ],
      is: 'needs-review: speaker-unknown',
    },
    {
      what: 'it was said, perhaps not by the clerk',
      events: [voice('clerk', 55_000, 57_000, { confidence: 0.6 })],
      words: [spoken(55_000, 57_000, '请您做个评价')],
      is: 'needs-review: low-confidence',
    },
    {
      what: 'it was said too low to be heard',
      events: [voice('clerk', 55_000, 57_000, { value: 1 })],
      words: [spoken(55_000, 57_000, '请您做个评价')],
      is: 'needs-review: near-threshold',
    },
    {
      what: 'the words were the clerk’s when they were stored, the voice is nobody’s now',
      words: [spoken(55_000, 57_000, '请您做个评价')],
      is: 'needs-review: speaker-unknown',
    },
  ])('$what: $is', ({ is, ...said }) => {
    expect(verdictOf(findingOf('qingpu-2023', '3.2.2.5-ask-evaluation', said))).toBe(is);
  });

  it('shows where it was said', () => {
    const finding = findingOf('qingpu-2023', '3.2.2.5-ask-evaluation', says(55_000, 57_000, '请您做个评价'));
    expect(finding.evidence.startMs).toBeGreaterThan(55_500);
    expect(finding.evidence.endMs).toBe(57_000);
  });

  it('is not assessed where nobody wrote down what was said, and says so', () => {
    const events = [...BASE, voice('clerk', 55_000, 57_000)];
    expect(verdictOf(judged('qingpu-2023', '3.2.2.5-ask-evaluation', events))).toBe('not-assessable: no-words');
    expect(verdictOf(judged('qingpu-2023', '3.2.2.5-ask-evaluation', BASE))).toBe('not-assessable: no-words');
    const words = { words: [], covered: [{ startMs: 0, endMs: 55_500 }], written: [{ startMs: 0, endMs: 1_000_000 }] };
    const elsewhere = { words: [], covered: [], written: [{ startMs: 70_000, endMs: 1_000_000 }] };
    expect(verdictOf(judged('qingpu-2023', '3.2.2.5-ask-evaluation', BASE, { words: elsewhere }))).toBe(
      'not-assessable: no-words',
    );
    expect(verdictOf(judged('qingpu-2023', '3.2.2.5-ask-evaluation', events, { words }))).toBe(
      'not-assessable: no-words',
    );
  });

  it.each([
    [
      'two overlapping lines and nothing for six seconds',
      [spoken(50_000, 51_200, '您好您好'), spoken(51_000, 52_000, '请坐请坐')],
    ],
    ['one line over all of it, with hardly a syllable', [spoken(50_000, 58_000, '嗯')]],
  ])('is not assessed where a turn has %s', (_, words) => {
    const covered = words.map(({ startMs, endMs }) => ({ startMs: startMs - 2000, endMs: endMs + 300 }));
    const events = [...BASE, voice('clerk', 50_000, 58_000)];
    expect(
      verdictOf(
        judged('qingpu-2023', '3.2.2.5-ask-evaluation', events, { words: { ...transcript(...words), covered } }),
      ),
    ).toBe('not-assessable: no-words');
  });

  it.each(['no-audio', 'microphone-silent'] as const)('is not assessed where the reason is %s', (reason) => {
    const more = { blindness: [blind('voice', 0, 100_000, reason)], words: transcript() };
    expect(verdictOf(judged('qingpu-2023', '3.2.2.5-ask-evaluation', BASE, more))).toBe(`not-assessable: ${reason}`);
  });
});

describe('a phrase in words of one’s own', () => {
  it.each([
    ['please-wait', 'jiangyin-2022', '您稍微等等', 26_500],
    ['belongings', 'changzhou-2019', '请带好您的证件和材料', 55_000],
  ])('is not said to be left out: %s', (phrase, rulebook, text, atMs) => {
    const [book] = loadRulebooks([rulebook]);
    const clause = book!.clauses.find(
      ({ judgement }) => judgement.check === 'says-phrase' && judgement.phrases?.[0]?.id === phrase,
    );
    const { events, words } = says(atMs, atMs + 2000, text);
    expect(verdictOf(judgedBy(clause!, [...BASE, ...events], { words: transcript(...words) }))).toMatch(
      /^needs-review/,
    );
  });

  it.each<Case>([
    { what: 'it is said', ...says(12_000, 14_000, '请问您办理什么业务'), is: 'met: observed' },
    { what: 'the clerk says something', ...says(12_000, 14_000, '说吧'), is: 'needs-review: clause-leaves-open' },
    { what: 'the clerk says nothing', is: 'not-met: not-observed' },
  ])('$what: $is', ({ is, ...said }) => {
    expect(verdictOf(findingOf('qingpu-2023', '3.2.2.1-call-asks', said))).toBe(is);
  });
});

describe('the moment of a phrase', () => {
  const evaluation = (events: readonly CounterEvent[], more: Partial<EvaluationContext> = {}) =>
    verdictOf(judged('qingpu-2023', '3.2.2.5-ask-evaluation', events, { words: transcript(), ...more }));

  it('lasts until the citizen is gone, once papers are given back', () => {
    const [book] = loadRulebooks(['jiangyin-2022']);
    const clause = book!.clauses.find(
      ({ judgement }) => judgement.check !== null && judgement.phrases?.map(({ id }) => id).join() === 'anything-else',
    );
    const { events, words } = says(58_000, 60_000, '请问还有其他需要吗');
    expect(verdictOf(judgedBy(clause!, [...BASE, ...events], { words: transcript(...words) }))).toBe('met: observed');
  });

  it('may not have come where no papers were seen', () => {
    expect(evaluation([...CITIZEN, ...SEATED])).toBe('needs-review: exception-possible');
  });

  it('goes to a person where only a key press tells when papers were taken', () => {
    const [seen] = findEncounters(BASE, { startMs: 0, endMs: 100_000 });
    const provenance = { source: 'both', refinements: [], unseenPhases: ['intake'] } as const;
    expect(evaluation(BASE)).toBe('not-met: not-observed');
    expect(evaluation(BASE, { encounters: [{ ...seen!, provenance }] })).toBe('needs-review: in-conflict');
  });
});

describe('a phrase that is due in some encounters only', () => {
  it.each<Case>([
    { what: 'it is said', ...says(30_000, 32_000, '对不起，让您久等了'), is: 'met: observed' },
    { what: 'it is not said', ...says(30_000, 32_000, '这里是地址'), is: 'needs-review: exception-possible' },
  ])('$what: $is', ({ is, ...said }) => {
    expect(verdictOf(findingOf('qingpu-2023', '3.2.2.3-apologises', said))).toBe(is);
  });
});

describe('several phrases', () => {
  it.each<Case>([
    {
      what: 'three situations',
      events: [voice('clerk', 11_000, 14_000), voice('clerk', 26_000, 27_000), voice('clerk', 61_000, 62_000)],
      words: [spoken(11_000, 14_000, '您好，请坐'), spoken(26_000, 27_000, '请稍等'), spoken(61_000, 62_000, '再见')],
      is: 'met: observed',
    },
    { what: 'one', ...says(11_000, 12_000, '您好'), is: 'needs-review: clause-leaves-open' },
  ])('$what: $is', ({ is, ...said }) => {
    expect(verdictOf(findingOf('chongqing-2023', 'C-service-phrases', said))).toBe(is);
  });
});

describe('a phrase that is never to be said', () => {
  it.each<Case>([
    { what: 'it is said', ...says(30_000, 33_000, '急什么，没看见我正忙着吗'), is: 'needs-review: person-decides' },
    { what: 'something like it is said', ...says(30_000, 33_000, '你在说一遍'), is: 'needs-review: person-decides' },
    { what: 'other things are said', ...says(30_000, 33_000, '请您稍等'), is: 'met: not-observed' },
    { what: 'nothing is said', is: 'met: not-observed' },
    {
      what: 'somebody speaks, nobody knows who',
      events: [voice('unknown', 30_000, 32_000)],
      is: 'needs-review: speaker-unknown',
    },
    { what: 'nobody wrote it down', events: [voice('clerk', 30_000, 32_000)], is: 'not-assessable: no-words' },
  ])('$what: $is', ({ is, ...said }) => {
    const finding = is.endsWith('no-words')
      ? judged('jinhu-2013', '3-no-taboo-words', [...BASE, ...(said.events ?? [])])
      : findingOf('jinhu-2013', '3-no-taboo-words', said);
    expect(verdictOf(finding)).toBe(is);
  });

  it('shows the words it rests on', () => {
    const finding = findingOf('jinhu-2013', '3-no-taboo-words', says(30_000, 33_000, '您听我说，这个不归我管'));
    expect(finding.evidence.startMs).toBeGreaterThan(31_000);
    expect(finding.value).toEqual({ value: 1, unit: 'count' });
  });
});

describe('shouting', () => {
  const usual = [10_000, 20_000, 30_000, 40_000].map((at) => voice('clerk', at, at + 2000, { value: 15 }));
  it.each<Case>([
    {
      what: 'one turn is much louder',
      events: [...usual, voice('clerk', 45_000, 46_000, { value: 28 })],
      is: 'needs-review: person-decides',
    },
    { what: 'all turns are alike', events: usual, is: 'met: not-observed' },
    { what: 'nobody speaks', is: 'met: not-observed' },
  ])('$what: $is', ({ is, ...said }) => {
    expect(verdictOf(findingOf('chongqing-2023', 'D.1-no-noise', said))).toBe(is);
  });
});
