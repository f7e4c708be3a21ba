import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, STANDING, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

interface Case {
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}

const folded = (ms: number, more: Partial<CounterEvent> = {}) => event('arms-folded', 30_000, 30_000 + ms, more);

describe('never folds the arms', () => {
  it.each<Case>([
    { name: 'arms as they should be', events: SEATED, expected: 'met: not-observed' },
    { name: 'for a moment', events: [...SEATED, folded(1_800)], expected: 'met: below-threshold' },
    { name: 'for about 3 s', events: [...SEATED, folded(3_200)], expected: 'needs-review: near-threshold' },
    { name: 'for 6 s', events: [...SEATED, folded(6_000)], expected: 'not-met: above-threshold' },
    {
      name: 'for 6 s, unsure',
      events: [...SEATED, folded(6_000, { confidence: 0.5 })],
      expected: 'needs-review: low-confidence',
    },
    {
      name: 'surely for 4 s, perhaps for 9 s',
      events: [...SEATED, folded(4_000), event('arms-folded', 50_000, 59_000, { confidence: 0.4 })],
      expected: 'not-met: above-threshold',
    },
    {
      name: 'arms hidden',
      events: SEATED,
      more: { blindness: [blind('arms', 0, 80_000)] },
      expected: 'not-assessable: occluded',
    },
  ])('$name → $expected', ({ events, more, expected }) => {
    expect(verdictOf(judged('chongqing-2023', 'D.1-no-folded-arms', events, more))).toBe(expected);
  });
});

describe('bans', () => {
  interface BanCase extends Case {
    readonly rulebook?: string;
    readonly clause: string;
  }
  const long = (type: CounterEvent['type']) => event(type, 30_000, 38_000);
  it.each<BanCase>([
    { clause: 'D.1-no-chin-in-hand', name: 'seated', events: SEATED, expected: 'met: not-observed' },
    {
      clause: 'D.1-no-chin-in-hand',
      name: 'never seated',
      events: STANDING,
      expected: 'not-applicable: not-observed',
    },
    {
      clause: 'D.1-no-chin-in-hand',
      name: 'for 8 s',
      events: [...SEATED, long('chin-in-hand')],
      expected: 'not-met: above-threshold',
    },
    {
      clause: 'D.1-no-hands-on-hips',
      name: 'for 8 s',
      events: [...STANDING, long('hands-on-hips')],
      expected: 'needs-review: person-decides',
    },
    {
      clause: 'D.1-no-gathering',
      name: 'turned to a colleague for 8 s',
      events: [...SEATED, long('chatting')],
      expected: 'needs-review: person-decides',
    },
    { clause: 'D.1-no-gathering', name: 'not seen', events: SEATED, expected: 'not-assessable: low-confidence' },
    {
      clause: 'D.1-no-throwing-return',
      name: 'a hand that flings',
      events: [...SEATED, ...CITIZEN, event('paper-thrown', 30_000, 30_900)],
      expected: 'needs-review: person-decides',
    },
    {
      clause: 'D.1-no-throwing-return',
      name: 'not seen',
      events: [...SEATED, ...CITIZEN],
      expected: 'not-assessable: low-confidence',
    },
    { clause: 'D.1-no-hands-on-hips', name: 'not seen', events: STANDING, expected: 'met: not-observed' },
    {
      clause: 'D.1-no-hands-on-hips',
      name: 'never standing',
      events: SEATED,
      expected: 'not-applicable: not-observed',
    },
    {
      clause: 'B.1.2-no-hands-in-pockets',
      name: 'for 8 s',
      events: [...STANDING, long('hands-in-pockets')],
      expected: 'needs-review: person-decides',
    },
    {
      clause: 'B.1.2-no-hands-in-pockets',
      name: 'not seen',
      events: STANDING,
      expected: 'not-assessable: low-confidence',
    },
    {
      clause: 'D.1-no-leaning-on-things',
      name: 'for 8 s',
      events: [...STANDING, long('leaning-on-counter')],
      expected: 'needs-review: person-decides',
    },
    { clause: 'D.1-no-leaning-on-things', name: 'not seen', events: STANDING, expected: 'met: not-observed' },
    {
      clause: 'D.1-no-stroking-hair',
      name: 'for 8 s',
      events: [...SEATED, long('hair-touch')],
      expected: 'needs-review: person-decides',
    },
    {
      clause: 'D.1-no-stroking-hair',
      name: 'a mere touch',
      events: [...SEATED, event('hair-touch', 30_000, 31_200)],
      expected: 'met: below-threshold',
    },
    {
      rulebook: 'changzhou-2019',
      clause: 'conduct-no-picking',
      name: 'a hand at the face before the citizen',
      events: [...SEATED, long('face-touch')],
      expected: 'needs-review: person-decides',
    },
    {
      rulebook: 'changzhou-2019',
      clause: 'conduct-no-adjusting-clothes-or-hair',
      name: 'a hand in the hair before the citizen',
      events: [...SEATED, long('hair-touch')],
      expected: 'needs-review: person-decides',
    },
    {
      clause: 'D.1-no-pointing-at-people',
      name: 'points',
      events: [...SEATED, event('one-finger-point', 30_000, 30_800)],
      expected: 'needs-review: person-decides',
    },
    {
      clause: 'D.1-no-pointing-at-people',
      name: 'not seen to point',
      events: SEATED,
      expected: 'not-assessable: low-confidence',
    },
    {
      clause: 'B.1.1-hands-while-standing',
      name: 'hands on the hips',
      events: [...STANDING, long('hands-on-hips')],
      expected: 'needs-review: person-decides',
    },
    { clause: 'B.1.1-hands-while-standing', name: 'nothing else', events: STANDING, expected: 'met: not-observed' },
  ])('$clause, $name → $expected', ({ rulebook = 'chongqing-2023', clause, events, more, expected }) => {
    expect(verdictOf(judged(rulebook, clause, [...CITIZEN, ...events], more))).toBe(expected);
  });
});
