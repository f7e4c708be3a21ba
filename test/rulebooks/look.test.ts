import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/core/interval.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { EvaluationContext } from '../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, STANDING, verdictOf } from '../support/check.ts';
import { blind, event } from '../support/events.ts';

interface Case {
  readonly name: string;
  readonly clause: readonly [rulebook: string, clause: string];
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
  readonly shows?: Interval;
}

const PORTRAIT = ['chongqing-2023', 'A-badge'] as const;
const AWAY = ['chongqing-2023', '3.2.3-away-sign'] as const;
const BACK = ['changzhou-2019', 'discipline-2.4-takes-sign-away'] as const;
const PAPERS = ['chongqing-2023', 'B.12.2-text-towards-reader'] as const;
const WAITS = 'not-assessable: manual-check';
const away = event('absent', 30_000, 70_000);
const gave = event('two-handed-give', 50_000, 52_000);

/** Clauses that a person judges come with the moment that shows what they are about. */
describe('what a person is shown', () => {
  it.each<Case>([
    {
      name: 'the clerk upright',
      clause: PORTRAIT,
      events: STANDING,
      expected: WAITS,
      shows: { startMs: 49_500, endMs: 50_500 },
    },
    {
      name: 'the clerk where nothing is before the face',
      clause: PORTRAIT,
      events: SEATED,
      more: { blindness: [blind('head', 0, 60_000)] },
      expected: WAITS,
      shows: { startMs: 79_500, endMs: 80_500 },
    },
    {
      name: 'the clerk neither bowed nor bent',
      clause: PORTRAIT,
      events: [...SEATED, event('slumped', 20_000, 100_000)],
      expected: WAITS,
      shows: { startMs: 9_500, endMs: 10_500 },
    },
    { name: 'nobody at the post', clause: PORTRAIT, events: [], expected: 'not-assessable: absent' },
    {
      name: 'the post ten seconds after the clerk has left',
      clause: AWAY,
      events: [event('seated', 0, 30_000), away],
      expected: WAITS,
      shows: { startMs: 40_000, endMs: 41_000 },
    },
    {
      name: 'an absence too short to put up a sign',
      clause: AWAY,
      events: [...SEATED, event('absent', 30_000, 38_000)],
      expected: 'not-applicable: not-observed',
    },
    { name: 'nobody left', clause: AWAY, events: SEATED, expected: 'not-applicable: not-observed' },
    {
      name: 'the post ten seconds after the clerk has come back',
      clause: BACK,
      events: [away, event('seated', 70_000, 100_000)],
      expected: WAITS,
      shows: { startMs: 80_000, endMs: 81_000 },
    },
    {
      name: 'the footage ends before that',
      clause: BACK,
      events: [event('absent', 30_000, 95_000), event('seated', 95_000, 100_000)],
      expected: 'not-applicable: not-observed',
    },
    {
      name: 'papers before, during and after they go over the counter',
      clause: PAPERS,
      events: [...CITIZEN, ...SEATED, event('two-handed-receive', 20_000, 22_000), gave],
      expected: WAITS,
      shows: { startMs: 49_000, endMs: 53_000 },
    },
  ])('$name', ({ clause, events, more, expected, shows }) => {
    const finding = judged(...clause, events, more);
    expect(verdictOf(finding)).toBe(expected);
    if (shows) expect(finding.evidence).toEqual(shows);
  });
});
