import { describe, expect, it } from 'vitest';
import { clauseOf, loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import type { Interval } from '../../../src/core/interval.ts';
import { findEncounters } from '../../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../../src/events/event.ts';
import { type EvaluationContext, evaluate } from '../../../src/rulebooks/evaluate.ts';
import { withThresholds } from '../../../src/store/rulebooks/rulebook-versions.ts';
import { CITIZEN, judged, SEATED, STANDING, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

interface Case {
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}

describe('sits upright', () => {
  const slump = (ms: number, more: Partial<CounterEvent> = {}) => event('slumped', 30_000, 30_000 + ms, more);
  it.each<Case>([
    { name: 'upright', events: SEATED, expected: 'met: not-observed' },
    { name: 'sinks for a moment', events: [...SEATED, slump(1_000)], expected: 'met: below-threshold' },
    { name: 'sinks for about the limit', events: [...SEATED, slump(2_200)], expected: 'needs-review: near-threshold' },
    { name: 'sinks', events: [...SEATED, slump(8_000)], expected: 'not-met: above-threshold' },
    {
      name: 'sinks, unsure',
      events: [...SEATED, slump(8_000, { confidence: 0.2 })],
      expected: 'needs-review: low-confidence',
    },
    { name: 'stands all the time', events: STANDING, expected: 'not-applicable: not-observed' },
    {
      name: 'posture hidden',
      events: SEATED,
      more: { blindness: [blind('posture', 0, 80_000)] },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'lean hidden',
      events: SEATED,
      more: { blindness: [blind('trunk-lean', 0, 80_000, 'bad-view')] },
      expected: 'not-assessable: bad-view',
    },
    {
      name: 'hidden, but seen to sink',
      events: [...SEATED, slump(8_000)],
      more: { blindness: [blind('posture', 40_000, 100_000)] },
      expected: 'not-met: above-threshold',
    },
    {
      name: 'away for a while, else upright',
      events: [event('seated', 0, 40_000), event('absent', 40_000, 100_000)],
      expected: 'met: not-observed',
    },
  ])('on duty: $name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(judged('chongqing-2023', 'B.2.1-sits-upright', events, more))).toBe(expected);
  });

  const lean = (fromMs: number, ms: number) => event('bent-forward', fromMs, fromMs + ms);
  const shift = { footage: { startMs: 0, endMs: 8 * 60 * 60_000 } };
  const seatedAllDay = event('seated', 0, shift.footage.endMs);
  it.each<Case>([
    {
      name: 'one slump of 3 s in a shift',
      events: [seatedAllDay, slump(3_000)],
      more: shift,
      expected: 'needs-review: short-part-only',
    },
    {
      name: 'slumped for half an hour of it, in pieces',
      events: [
        seatedAllDay,
        ...[1, 2, 3].map((hour) => event('slumped', hour * 3_600_000, hour * 3_600_000 + 600_000)),
      ],
      more: shift,
      expected: 'not-met: above-threshold',
    },
    {
      name: 'leans forward for 12 s',
      events: [...SEATED, lean(30_000, 12_000)],
      expected: 'needs-review: clause-leaves-open',
    },
    { name: 'leans forward for 8 s', events: [...SEATED, lean(30_000, 8_000)], expected: 'met: not-observed' },
    {
      name: 'leans towards a citizen who asks',
      events: [...CITIZEN, ...SEATED, lean(20_000, 12_000)],
      expected: 'met: not-observed',
    },
    {
      name: 'leans on after the question',
      events: [...CITIZEN, ...SEATED, event('two-handed-receive', 25_000, 27_000), lean(20_000, 30_000)],
      expected: 'needs-review: clause-leaves-open',
    },
  ])('on duty: $name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(judged('chongqing-2023', 'B.2.1-sits-upright', events, more))).toBe(expected);
  });

  it('leaning forward is nothing where the clause does not forbid it', () => {
    const said = judged('qingpu-2023', '3.1-upright-posture', [...SEATED, lean(30_000, 60_000)]);
    expect(verdictOf(said)).toBe('met: not-observed');
  });

  it('while serving counts only what happens in the encounter', () => {
    const before = event('slumped', 0, 6_000);
    const clause = ['changzhou-2019', 'conduct-seat-back-straight'] as const;
    expect(verdictOf(judged(...clause, [...CITIZEN, ...SEATED, before]))).toBe('met: not-observed');
    expect(verdictOf(judged(...clause, [...CITIZEN, ...SEATED, slump(8_000)]))).toBe('not-met: above-threshold');
  });
});

describe('away from the post', () => {
  const MIN = 60_000;
  const footage = { startMs: 0, endMs: 60 * MIN };
  const away = (fromMin: number, forMin: number) => event('absent', fromMin * MIN, (fromMin + forMin) * MIN);
  const there = event('standing', 0, 60 * MIN);
  it.each<Case>([
    { name: 'never', events: [there], expected: 'met: not-observed' },
    { name: 'twice for 9 minutes', events: [there, away(10, 9), away(30, 9)], expected: 'met: below-threshold' },
    { name: 'for 15 minutes, to the second', events: [there, away(10, 15)], expected: 'needs-review: near-threshold' },
    {
      name: 'for 16 minutes, lunch or not',
      events: [there, away(10, 16)],
      expected: 'needs-review: opening-hours-unknown',
    },
    {
      name: 'for 16 minutes, unsure',
      events: [there, { ...away(10, 16), confidence: 0.2 }],
      expected: 'needs-review: low-confidence',
    },
    {
      name: '9 minutes, a gap, 9 minutes',
      events: [there, away(10, 9), away(20, 9)],
      more: { gaps: [{ startMs: 19 * MIN, endMs: 20 * MIN }] },
      expected: 'needs-review: in-conflict',
    },
    { name: 'when the footage ends', events: [there, away(55, 5)], expected: 'not-assessable: ends-after-footage' },
    { name: 'when the footage begins', events: [there, away(0, 5)], expected: 'not-assessable: starts-before-footage' },
    {
      name: 'already for longer when the footage ends',
      events: [there, away(40, 20)],
      expected: 'needs-review: opening-hours-unknown',
    },
    {
      name: 'no picture for most of the time',
      events: [there],
      more: { gaps: [{ startMs: 0, endMs: 40 * MIN }] },
      expected: 'not-assessable: footage-gap',
    },
    {
      name: 'too dark to see',
      events: [there],
      more: { blindness: [blind('presence', 0, 50 * MIN, 'poor-picture')] },
      expected: 'not-assessable: poor-picture',
    },
  ])('at most 15 minutes: $name → $expected', ({ events, more, expected }) => {
    const finding = judged('chongqing-2023', '3.2.3-away-at-most-15-min', events, { footage, ...more });
    expect(verdictOf(finding)).toBe(expected);
    expect(finding.encounter).toBeUndefined();
  });

  const hour = (fromMin: number, toMin: number) => ({ startMs: fromMin * MIN, endMs: toMin * MIN });
  it.each<Case & { readonly onDuty: readonly Interval[] }>([
    {
      name: 'for 16 minutes',
      onDuty: [hour(0, 60)],
      events: [there, away(10, 16)],
      expected: 'not-met: above-threshold',
    },
    {
      name: 'through lunch, 14 minutes of it before',
      onDuty: [hour(0, 30), hour(55, 90)],
      events: [there, away(16, 39)],
      expected: 'met: below-threshold',
    },
    {
      name: 'through lunch, 16 minutes of it before',
      onDuty: [hour(0, 30), hour(55, 90)],
      events: [there, away(14, 41)],
      expected: 'not-met: above-threshold',
    },
    { name: 'before opening', onDuty: [hour(20, 60)], events: [there, away(1, 19)], expected: 'met: not-observed' },
    {
      name: 'for 16 minutes, unsure',
      onDuty: [hour(0, 60)],
      events: [there, { ...away(10, 16), confidence: 0.2 }],
      expected: 'needs-review: low-confidence',
    },
  ])('within opening hours: $name → $expected', ({ events, onDuty, expected }) => {
    const finding = judged('chongqing-2023', '3.2.3-away-at-most-15-min', events, { footage, onDuty });
    expect(verdictOf(finding)).toBe(expected);
  });

  it('is judged shift by shift, and not at all on a day off', () => {
    const rulebooks = loadRulebooks(['chongqing-2023']);
    const context = {
      footage,
      events: [there, ...CITIZEN],
      blindness: [],
      encounters: findEncounters(CITIZEN, footage),
    };
    const of = (onDuty: readonly Interval[]) => evaluate(rulebooks, { ...context, onDuty });
    const shifts = of([hour(0, 20), hour(30, 50)]).filter(({ clause }) => clause === '3.2.3-away-at-most-15-min');
    expect(shifts.map(({ evidence }) => evidence)).toEqual([hour(0, 20), hour(30, 50)]);
    expect(of([hour(30, 50)]).filter(({ encounter }) => encounter !== undefined)).toEqual([]);
    expect(of([])).toEqual([]);
  });

  const acts = (...minutes: readonly number[]) => ({
    clerkKeyPresses: minutes.map((minute) => ({ startMs: minute * MIN - 5_000, endMs: minute * MIN + 5_000 })),
  });
  it.each([
    { name: 'in the middle of it', more: acts(18), expected: 'needs-review: in-conflict' },
    { name: 'at its border, give or take', more: acts(10, 26), expected: 'needs-review: opening-hours-unknown' },
    { name: 'at other times', more: acts(2, 40), expected: 'needs-review: opening-hours-unknown' },
  ])('for 16 minutes, numbers called $name → $expected', ({ more, expected }) => {
    const finding = judged('chongqing-2023', '3.2.3-away-at-most-15-min', [there, away(10, 16)], { footage, ...more });
    expect(verdictOf(finding)).toBe(expected);
  });

  /** As a hall may publish it: the documents excuse nobody. */
  const excusing = (events: readonly CounterEvent[], more: Partial<EvaluationContext>) => {
    const [bundled] = loadRulebooks(['chongqing-2023']);
    const id = '3.2.3-away-at-most-15-min';
    const rulebook = withThresholds(
      { ...bundled!, clauses: [clauseOf(bundled!, id)] },
      { [id]: { exemptBelowWaiting: 1 } },
      '9',
    );
    return evaluate([rulebook], { footage, events, blindness: [], encounters: [], ...more })[0]!;
  };
  const counts = (...told: readonly (readonly [fromMin: number, toMin: number, waiting: number])[]) => ({
    waiting: told.map(([fromMin, toMin, waiting]) => ({ startMs: fromMin * MIN, endMs: toMin * MIN, waiting })),
  });
  it.each<Case>([
    {
      name: 'nobody waits',
      events: [away(10, 16)],
      more: counts([5, 30, 0]),
      expected: 'not-applicable: exception-applies',
    },
    {
      name: 'somebody comes to wait',
      events: [away(10, 16)],
      more: counts([5, 20, 0], [20, 30, 1]),
      expected: 'needs-review: opening-hours-unknown',
    },
    {
      name: 'it is told for a part only',
      events: [away(10, 16)],
      more: counts([5, 20, 0]),
      expected: 'needs-review: no-queue-data',
    },
    { name: 'it is not told', events: [away(10, 16)], more: {}, expected: 'needs-review: no-queue-data' },
    {
      name: 'nobody waits in the longer of two',
      events: [away(5, 20), away(30, 16)],
      more: counts([0, 28, 0], [28, 60, 2]),
      expected: 'needs-review: opening-hours-unknown',
    },
  ])('where a hall excuses an empty post while nobody waits: $name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(excusing([there, ...events], more ?? {}))).toBe(expected);
  });

  it('at most 10 minutes elsewhere', () => {
    const finding = judged('changzhou-2019', 'discipline-2.4-back-within-10-min', [there, away(10, 12)], { footage });
    expect(finding).toMatchObject({
      verdict: 'needs-review',
      value: { value: 12 * MIN },
      threshold: { value: 10 * MIN },
    });
  });
});
