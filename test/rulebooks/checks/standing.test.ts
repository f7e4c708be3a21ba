import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, cityClause, judged, judgedBy, SEATED, STANDING, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

interface Case {
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}
const rising = (atMs: number, untilMs = 15_000, confidence = 0.9) => [
  event('seated', 0, atMs - 700),
  event('standing', atMs, untilMs, { confidence }),
  event('seated', untilMs + 700, 100_000),
];

describe('stands to greet', () => {
  it.each<Case>([
    { name: 'up before he comes', events: rising(8_000), expected: 'met: observed' },
    { name: 'a standing counter', events: STANDING, expected: 'met: observed' },
    { name: 'up as he comes', events: rising(10_500), expected: 'met: below-threshold' },
    { name: 'up at about the last moment', events: rising(11_200), expected: 'needs-review: near-threshold' },
    { name: 'up late', events: rising(12_500), expected: 'needs-review: clause-leaves-open' },
    { name: 'up once the greeting is over', events: rising(20_000, 25_000), expected: 'not-met: not-observed' },
    { name: 'stood, but sat down before he came', events: rising(5_000, 9_000), expected: 'not-met: not-observed' },
    { name: 'stays seated', events: SEATED, expected: 'not-met: not-observed' },
    { name: 'the detector is not sure', events: rising(10_500, 15_000, 0.3), expected: 'needs-review: low-confidence' },
    {
      name: 'posture hidden as he comes',
      events: SEATED,
      more: { blindness: [blind('posture', 9_000, 20_000)] },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'hidden for a moment only',
      events: SEATED,
      more: { blindness: [blind('posture', 10_000, 10_300)] },
      expected: 'not-met: not-observed',
    },
    {
      name: 'no picture as he comes',
      events: SEATED,
      more: { gaps: [{ startMs: 9_000, endMs: 12_000 }] },
      expected: 'not-assessable: footage-gap',
    },
    { name: 'nobody at the post', events: [event('absent', 0, 30_000)], expected: 'not-assessable: absent' },
    { name: 'no clerk found at all', events: [], expected: 'not-assessable: absent' },
    {
      name: 'footage begins with him there',
      events: SEATED,
      more: { footage: { startMs: 10_000, endMs: 100_000 } },
      expected: 'not-assessable: starts-before-footage',
    },
  ])('$name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(judged('qingpu-2023', '3.2.2-stands-arrival', [...CITIZEN, ...events], more))).toBe(expected);
  });

  it('held against a clerk who is up later than the clause itself says', () => {
    const clause = cityClause('arrival', 'stands-to-greet', {
      riseWithin: { value: 1_200, unit: 'ms', setBy: 'clause' },
      timeTolerance: { value: 400, unit: 'ms', setBy: 'product' },
      exemptFromWaiting: { value: 0, unit: 'count', setBy: 'product' },
    });
    expect(verdictOf(judgedBy(clause, [...CITIZEN, ...rising(12_500)]))).toBe('not-met: above-threshold');
  });

  it('gives the lateness with its uncertainty against the threshold', () => {
    expect(judged('qingpu-2023', '3.2.2-stands-arrival', [...CITIZEN, ...rising(12_500)])).toMatchObject({
      value: { value: 2_500, unit: 'ms', uncertainty: 400 },
      threshold: { value: 1_200, unit: 'ms' },
    });
  });

  const waiting = (n: number) => ({ waiting: [{ startMs: 0, endMs: 100_000, waiting: n }] });
  it.each<Case>([
    { name: 'two wait', events: SEATED, more: waiting(2), expected: 'not-applicable: exception-applies' },
    { name: 'one waits', events: SEATED, more: waiting(1), expected: 'not-met: not-observed' },
    { name: 'nobody knows how many wait', events: SEATED, expected: 'needs-review: no-queue-data' },
    { name: 'stands although two wait', events: STANDING, more: waiting(2), expected: 'met: observed' },
  ])('where those who are busy may stay seated: $name → $expected', ({ events, more, expected }) => {
    const finding = judged('changzhou-2019', 'conduct-2-stands-arrival', [...CITIZEN, ...events], more);
    expect(verdictOf(finding)).toBe(expected);
  });
});

const upUntil = (untilMs: number, more: Partial<CounterEvent> = {}) => [
  event('seated', 0, 47_000),
  event('standing', 48_000, untilMs, more),
];

describe('stands to see off', () => {
  it.each<Case>([
    { name: 'up until after he turned', events: upUntil(65_000), expected: 'met: observed' },
    { name: 'sits down as he turns', events: upUntil(60_100), expected: 'needs-review: near-threshold' },
    {
      name: 'sat down before',
      events: [...upUntil(55_000), event('seated', 55_700, 100_000)],
      expected: 'not-met: not-observed',
    },
    { name: 'stood before, and then neither', events: upUntil(55_000), expected: 'needs-review: in-conflict' },
    { name: 'stays seated', events: SEATED, expected: 'not-met: not-observed' },
    {
      name: 'hidden as he leaves',
      events: SEATED,
      more: { blindness: [blind('posture', 50_000, 70_000, 'poor-picture')] },
      expected: 'not-assessable: poor-picture',
    },
    {
      name: 'the detector is not sure',
      events: upUntil(65_000, { confidence: 0.2 }),
      expected: 'needs-review: low-confidence',
    },
    {
      name: 'footage ends before he leaves',
      events: SEATED,
      more: { footage: { startMs: 0, endMs: 60_000 } },
      expected: 'not-assessable: ends-after-footage',
    },
  ])('$name → $expected', ({ events, more, expected }) => {
    const inFootage = CITIZEN.filter((e) => e.startMs < (more?.footage?.endMs ?? Infinity));
    expect(verdictOf(judged('qingpu-2023', '3.2.2-stands-farewell', [...inFootage, ...events], more))).toBe(expected);
  });
});

describe('gives the papers standing and stands until the citizen turns', () => {
  const given = event('two-handed-give', 45_000, 47_000);
  const upFrom = (atMs: number, untilMs = 65_000) => [
    event('seated', 0, atMs - 700),
    event('standing', atMs, untilMs),
    event('seated', untilMs + 700, 100_000),
  ];
  it.each<Case>([
    { name: 'up before giving', events: [given, ...upFrom(43_000)], expected: 'met: observed' },
    { name: 'a standing counter', events: [given, ...STANDING], expected: 'met: observed' },
    { name: 'up while giving', events: [given, ...upFrom(46_000)], expected: 'needs-review: near-threshold' },
    { name: 'up a second before the turn', events: [given, ...upFrom(59_000)], expected: 'not-met: not-observed' },
    { name: 'stays seated', events: [given, ...SEATED], expected: 'not-met: not-observed' },
    {
      name: 'sits down again before the turn',
      events: [given, ...upFrom(43_000, 52_000)],
      expected: 'not-met: not-observed',
    },
    {
      name: 'sits down as he turns',
      events: [given, ...upFrom(43_000, 60_100)],
      expected: 'needs-review: near-threshold',
    },
    { name: 'no papers, up a second before the turn', events: upFrom(59_000), expected: 'met: observed' },
    { name: 'no papers, stays seated', events: SEATED, expected: 'not-met: not-observed' },
    {
      name: 'hidden between giving and the turn',
      events: [given, event('standing', 43_000, 48_000), event('standing', 55_000, 65_000)],
      more: { blindness: [blind('posture', 48_000, 55_000)] },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'seen seated while giving, hidden later',
      events: [given, event('seated', 0, 50_000)],
      more: { blindness: [blind('posture', 50_000, 100_000)] },
      expected: 'not-met: not-observed',
    },
  ])('$name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(judged('qingpu-2023', '3.2.2.5-stands-farewell', [...CITIZEN, ...events], more))).toBe(expected);
  });
});

describe('sits down only once the citizen has turned away', () => {
  const clause = '3.2.2.5-sits-after-leaving';
  const thenSits = (atMs: number) => [...upUntil(atMs), event('seated', atMs + 600, 100_000)];
  const papers = event('two-handed-give', 50_000, 52_000);
  it.each<Case>([
    { name: 'sits after', events: thenSits(64_000), expected: 'met: above-threshold' },
    { name: 'stays up', events: upUntil(100_000), expected: 'met: above-threshold' },
    { name: 'sits as he turns', events: thenSits(59_800), expected: 'needs-review: near-threshold' },
    { name: 'sits before', events: thenSits(57_000), expected: 'not-met: below-threshold' },
    {
      name: 'vanishes before, unseen',
      events: upUntil(57_000),
      more: { blindness: [blind('posture', 57_000, 65_000)] },
      expected: 'not-assessable: occluded',
    },
    { name: 'neither stands nor sits before', events: upUntil(57_000), expected: 'needs-review: in-conflict' },
    { name: 'sits at once after giving', events: thenSits(51_500), expected: 'not-met: below-threshold' },
    { name: 'never rose', events: SEATED, expected: 'not-applicable: not-observed' },
    {
      name: 'never seen',
      events: SEATED,
      more: { blindness: [blind('posture', 45_000, 70_000)] },
      expected: 'not-assessable: occluded',
    },
  ])('$name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(judged('qingpu-2023', clause, [...CITIZEN, papers, ...events], more))).toBe(expected);
  });

  it('allows for a turn that was not seen', () => {
    const unseen = [CITIZEN[0]!, papers, ...thenSits(58_000)];
    expect(verdictOf(judged('qingpu-2023', clause, unseen))).toBe('needs-review: near-threshold');
    const early = [CITIZEN[0]!, papers, ...thenSits(55_000)];
    expect(verdictOf(judged('qingpu-2023', clause, early))).toBe('not-met: below-threshold');
  });
});
