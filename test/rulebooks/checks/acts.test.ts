import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { Clause } from '../../../src/rulebooks/clause.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, cityClause, judged, judgedBy, SEATED, verdictOf } from '../../support/check.ts';
import { blind, bow, event } from '../../support/events.ts';

interface Case {
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}
const verdict = (rulebook: string, clause: string, { events, more }: Case) =>
  verdictOf(judged(rulebook, clause, [...CITIZEN, ...SEATED, ...events], more));

describe('smiles', () => {
  const smile = (startMs: number, endMs: number, more: Partial<CounterEvent> = {}) => [
    event('smile', startMs, endMs, { value: 0.9, uncertainty: 0.1, unit: 'score', ...more }),
  ];
  it.each<Case>([
    { name: 'in the phase', events: smile(11_000, 14_000), expected: 'met: observed' },
    { name: 'a detector without scores', events: [event('smile', 11_000, 14_000)], expected: 'met: observed' },
    { name: 'for a moment', events: smile(11_000, 11_300), expected: 'needs-review: near-threshold' },
    { name: 'faintly', events: smile(11_000, 14_000, { value: 0.55 }), expected: 'needs-review: near-threshold' },
    { name: 'far too faintly', events: smile(11_000, 14_000, { value: 0.3 }), expected: 'not-met: not-observed' },
    { name: 'unsure', events: smile(11_000, 14_000, { confidence: 0.3 }), expected: 'needs-review: low-confidence' },
    {
      name: 'a faint one before a clear one',
      events: [...smile(9_000, 9_400), ...smile(11_000, 14_000)],
      expected: 'met: observed',
    },
    { name: 'later', events: smile(30_000, 35_000), expected: 'not-met: not-observed' },
    { name: 'the citizen', events: smile(11_000, 14_000, { role: 'citizen' }), expected: 'not-met: not-observed' },
    {
      name: 'face too small',
      events: [],
      more: { blindness: [blind('smile', 0, 100_000, 'too-small')] },
      expected: 'not-assessable: too-small',
    },
    {
      name: 'face turned for long enough to smile',
      events: [],
      more: { blindness: [blind('smile', 8_000, 9_000, 'bad-view')] },
      expected: 'not-assessable: bad-view',
    },
    {
      name: 'face turned for a moment, now and then',
      events: [],
      more: {
        blindness: [blind('smile', 8_000, 8_400, 'bad-view'), blind('smile', 9_000, 9_400, 'bad-view')],
      },
      expected: 'not-met: not-observed',
    },
    {
      name: 'face turned for a moment, many times',
      events: [],
      more: { blindness: Array.from({ length: 8 }, (_, i) => blind('smile', 7_000 + i * 1000, 7_400 + i * 1000)) },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'face turned, then hidden, long enough together',
      events: [],
      more: { blindness: [blind('smile', 8_000, 8_400, 'bad-view'), blind('smile', 8_400, 8_700)] },
      expected: 'not-assessable: bad-view',
    },
    {
      name: 'face hidden, but a smile seen',
      events: smile(11_000, 12_000),
      more: { blindness: [blind('smile', 0, 11_000)] },
      expected: 'met: observed',
    },
  ])('$name → $expected', (c) => {
    expect(verdict('qingpu-2023', '3.1-smile-arrival', c)).toBe(c.expected);
  });

  it('is not asked for in a phase that did not occur', () => {
    const events = [event('two-handed-receive', 11_000, 12_500)];
    expect(verdict('jiangyin-2022', '2-smile', { name: '', events, expected: '' })).toBe(
      'not-applicable: no-such-phase',
    );
  });
});

describe('raises a hand', () => {
  it.each<Case>([
    { name: 'as he comes', events: [event('raised-hand', 11_000, 12_500)], expected: 'met: observed' },
    { name: 'hardly', events: [event('raised-hand', 11_000, 11_200)], expected: 'needs-review: near-threshold' },
    {
      name: 'unsure',
      events: [event('raised-hand', 11_000, 12_500, { confidence: 0.1 })],
      expected: 'needs-review: low-confidence',
    },
    { name: 'not at all', events: [], expected: 'not-met: not-observed' },
    { name: 'later', events: [event('raised-hand', 30_000, 32_000)], expected: 'not-met: not-observed' },
    {
      name: 'held up, below the shoulder',
      events: [event('low-raised-hand', 11_000, 12_500)],
      expected: 'needs-review: clause-leaves-open',
    },
    {
      name: 'low at first, then high',
      events: [event('low-raised-hand', 9_000, 10_500), event('raised-hand', 11_000, 12_500)],
      expected: 'met: observed',
    },
    {
      name: 'hands out of the picture',
      events: [],
      more: { blindness: [blind('raised-arm', 0, 100_000, 'out-of-frame')] },
      expected: 'not-assessable: out-of-frame',
    },
    {
      name: 'an arm out of sight for as long as a greeting takes',
      events: [],
      more: { blindness: [blind('raised-arm', 11_000, 11_900)] },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'an arm out of sight that is down',
      events: [],
      more: { blindness: [blind('hands', 0, 100_000)] },
      expected: 'not-met: not-observed',
    },
  ])('$name → $expected', (c) => {
    expect(verdict('chongqing-2023', '4.2.2.2-raised-hand', c)).toBe(c.expected);
  });
});

describe.each([
  {
    clause: '4.2.2.2-intake-both-hands',
    two: 'two-handed-receive',
    one: 'one-handed-receive',
    unseen: 'receive-hands-unseen',
    laidDownBy: 'citizen',
  },
  {
    clause: '4.2.2.2-return-both-hands',
    two: 'two-handed-give',
    one: 'one-handed-give',
    unseen: 'give-hands-unseen',
    laidDownBy: 'clerk',
  },
] as const)('both hands: $clause', ({ clause, two, one, unseen, laidDownBy }) => {
  const laidDown = event('paper-placed', 24_000, 25_500, { role: laidDownBy });
  it.each<Case>([
    { name: 'laid down on the counter', events: [laidDown], expected: 'needs-review: clause-leaves-open' },
    {
      name: 'laid down once, with one hand once',
      events: [laidDown, event(one, 30_000, 32_000)],
      expected: 'not-met: observed',
    },
    {
      name: 'laid down the other way',
      events: [{ ...laidDown, role: laidDownBy === 'clerk' ? 'citizen' : 'clerk' }],
      expected: 'not-applicable: no-such-phase',
    },
    { name: 'both', events: [event(two, 20_000, 22_000)], expected: 'met: observed' },
    {
      name: 'both, every time',
      events: [event(two, 20_000, 22_000), event(two, 30_000, 32_000)],
      expected: 'met: observed',
    },
    { name: 'one', events: [event(one, 20_000, 22_000)], expected: 'not-met: observed' },
    {
      name: 'one, once',
      events: [event(two, 20_000, 22_000), event(one, 30_000, 32_000)],
      expected: 'not-met: observed',
    },
    {
      name: 'both readings at once',
      events: [event(two, 20_000, 22_000), event(one, 21_000, 22_500)],
      expected: 'needs-review: in-conflict',
    },
    {
      name: 'one, unsure',
      events: [event(one, 20_000, 22_000, { confidence: 0.3 })],
      expected: 'needs-review: low-confidence',
    },
    {
      name: 'both, unsure',
      events: [event(two, 20_000, 22_000, { confidence: 0.3 })],
      expected: 'needs-review: low-confidence',
    },
    {
      name: 'one, the other hidden',
      events: [event(one, 20_000, 22_000)],
      more: { blindness: [blind('hands', 19_000, 23_000)] },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'one hand out of the picture',
      events: [event(unseen, 20_000, 22_000)],
      more: { blindness: [blind('hands', 19_000, 23_000, 'out-of-frame')] },
      expected: 'not-assessable: out-of-frame',
    },
    {
      name: 'one hand hidden for too short a time to be told by itself',
      events: [event(unseen, 20_000, 22_000)],
      expected: 'not-assessable: occluded',
    },
    {
      name: 'both, then one out of sight',
      events: [event(two, 20_000, 22_000), event(unseen, 30_000, 32_000)],
      expected: 'not-assessable: occluded',
    },
    {
      name: 'one, then one out of sight',
      events: [event(one, 20_000, 22_000), event(unseen, 30_000, 32_000)],
      expected: 'not-met: observed',
    },
    { name: 'no papers', events: [], expected: 'not-applicable: no-such-phase' },
    {
      name: 'hands hidden all the time',
      events: [],
      more: { blindness: [blind('hands', 0, 100_000)] },
      expected: 'not-assessable: occluded',
    },
  ])('$name → $expected', (c) => {
    expect(verdict('chongqing-2023', clause, c)).toBe(c.expected);
  });
});

describe('a bow whose occasion is certain goes 15° forward', () => {
  const clause = cityClause('arrival', 'bow-angle', {
    required: { value: 15, unit: 'deg', setBy: 'clause' },
    tolerance: { value: 7.5, unit: 'deg', setBy: 'product' },
    reviewWithin: { value: 1, unit: 'sigma', setBy: 'product' },
  });
  const said = ({ events, more }: Pick<Case, 'events' | 'more'>) =>
    verdictOf(judgedBy(clause, [...CITIZEN, ...SEATED, ...events], more));
  it.each<Case>([
    { name: '15', events: [bow(11_000, 13_000, 15, 3)], expected: 'met: observed' },
    { name: 'near the upper border', events: [bow(11_000, 13_000, 20, 3)], expected: 'needs-review: near-threshold' },
    { name: 'near the lower border', events: [bow(11_000, 13_000, 9, 3)], expected: 'needs-review: near-threshold' },
    { name: '15, but badly seen', events: [bow(11_000, 13_000, 15, 8)], expected: 'needs-review: near-threshold' },
    { name: '30', events: [bow(11_000, 13_000, 30, 3)], expected: 'not-met: above-threshold' },
    { name: 'a nod', events: [bow(11_000, 13_000, 3, 1)], expected: 'not-met: below-threshold' },
    {
      name: 'a right one and a wrong one',
      events: [bow(8_000, 9_500, 15, 3), bow(11_000, 13_000, 30, 3)],
      expected: 'not-met: above-threshold',
    },
    {
      name: 'unsure',
      events: [{ ...bow(11_000, 13_000, 15, 3), confidence: 0.2 }],
      expected: 'needs-review: low-confidence',
    },
    { name: 'not measured', events: [event('bow', 11_000, 13_000)], expected: 'not-assessable: low-confidence' },
    { name: 'none', events: [], expected: 'not-applicable: not-observed' },
    {
      name: 'trunk hidden',
      events: [],
      more: { blindness: [blind('trunk-lean', 0, 100_000, 'no-baseline')] },
      expected: 'not-assessable: no-baseline',
    },
  ])('$name → $expected', (c) => {
    expect(said(c)).toBe(c.expected);
  });

  it('without an uncertainty of its own takes that of the view', () => {
    const events = [event('bow', 11_000, 13_000, { value: 15 })];
    expect(said({ events, more: { view: 'side' } })).toBe('met: observed');
    expect(said({ events, more: { view: 'front' } })).toBe('needs-review: near-threshold');
  });
});

describe('bows of which the picture does not tell the occasion', () => {
  const given = event('two-handed-give', 45_000, 47_000);
  it.each<Case & { clause: string }>([
    {
      clause: 'B.5.2-thanks-30',
      name: '30 at leaving',
      events: [bow(50_000, 53_000, 30, 3)],
      expected: 'met: observed',
    },
    {
      clause: 'B.5.2-thanks-30',
      name: '15 at leaving',
      events: [bow(50_000, 53_000, 15, 3)],
      expected: 'needs-review: in-conflict',
    },
    { clause: 'B.5.2-thanks-30', name: 'none at leaving', events: [], expected: 'not-applicable: not-observed' },
    {
      clause: 'B.5.3-apology-45',
      name: '45 while working',
      events: [event('two-handed-receive', 20_000, 22_000), bow(30_000, 33_000, 45, 3)],
      expected: 'met: observed',
    },
    {
      clause: 'B.5.3-apology-45',
      name: '40 while working',
      events: [event('two-handed-receive', 20_000, 22_000), bow(30_000, 33_000, 39, 3)],
      expected: 'needs-review: near-threshold',
    },
    { clause: 'B.5.3-apology-45', name: 'nothing to work on', events: [], expected: 'not-applicable: no-such-phase' },
  ])('$clause $name → $expected', (c) => {
    expect(verdict('chongqing-2023', c.clause, { ...c, events: [given, ...c.events] })).toBe(c.expected);
  });
});

describe('bows to greet', () => {
  const atLeast = (value: number, setBy: 'clause' | 'product') =>
    cityClause('arrival', 'bows-to-greet', { minDepth: { value, unit: 'deg', setBy } });
  it.each<Case & { clause?: Clause }>([
    { name: 'slightly', events: [bow(11_000, 13_000, 18, 3)], expected: 'met: observed' },
    { name: 'deeply', events: [bow(11_000, 13_000, 40, 3)], expected: 'met: observed' },
    { name: 'hardly', events: [bow(11_000, 13_000, 11, 3)], expected: 'needs-review: near-threshold' },
    { name: 'less than the clause says', events: [bow(11_000, 13_000, 8, 1)], expected: 'not-met: below-threshold' },
    {
      name: 'less than this program takes the clause to mean',
      events: [bow(11_000, 13_000, 8, 1)],
      clause: atLeast(12, 'product'),
      expected: 'needs-review: clause-leaves-open',
    },
    { name: 'not measured', events: [event('bow', 11_000, 13_000)], expected: 'needs-review: low-confidence' },
    { name: 'not at all', events: [], expected: 'not-met: not-observed' },
    {
      name: 'not at all, where less is asked than can be told from other movements',
      events: [],
      clause: atLeast(7.5, 'clause'),
      expected: 'needs-review: near-threshold',
    },
    {
      name: 'trunk hidden',
      events: [],
      more: { blindness: [blind('trunk-lean', 0, 100_000, 'bad-view')] },
      expected: 'not-assessable: bad-view',
    },
  ])('$name → $expected', ({ events, more, clause = atLeast(12, 'clause'), expected }) => {
    expect(verdictOf(judgedBy(clause, [...CITIZEN, ...SEATED, ...events], more))).toBe(expected);
  });
});
