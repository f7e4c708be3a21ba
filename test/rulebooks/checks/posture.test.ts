import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, STANDING, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

interface Case {
  readonly rulebook?: string;
  readonly clause: string;
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}
const long = (type: CounterEvent['type'], more: Partial<CounterEvent> = {}) => event(type, 30_000, 38_000, more);
const slump = (variant: NonNullable<CounterEvent['variant']>) => long('slumped', { variant });
const legsHidden = { blindness: [blind('legs', 0, 100_000)] };
const cases = (title: string, all: readonly Case[]) =>
  describe(title, () => {
    it.each(all)('$clause: $name → $expected', ({ rulebook = 'chongqing-2023', clause, events, more, expected }) => {
      expect(verdictOf(judged(rulebook, clause, events, more))).toBe(expected);
    });
  });

cases('seated', [
  ...['B.2.2-no-crossed-legs', 'D.1-no-crossed-legs'].flatMap((clause): Case[] => [
    { clause, name: 'legs side by side', events: SEATED, expected: 'met: not-observed' },
    {
      clause,
      name: 'crossed for 8 s',
      events: [...SEATED, long('legs-crossed')],
      expected: 'not-met: above-threshold',
    },
    {
      clause,
      name: 'crossed, unsure',
      events: [...SEATED, long('legs-crossed', { confidence: 0.6 })],
      expected: 'needs-review: low-confidence',
    },
    { clause, name: 'legs behind the counter', events: SEATED, more: legsHidden, expected: 'not-assessable: occluded' },
    { clause, name: 'never seated', events: STANDING, expected: 'not-applicable: not-observed' },
  ]),
  {
    clause: 'D.1-no-leg-shaking',
    name: 'shaken for 8 s',
    events: [...SEATED, long('leg-shaking')],
    expected: 'needs-review: person-decides',
  },
  {
    clause: 'D.1-no-leg-shaking',
    name: 'legs behind the counter',
    events: SEATED,
    more: legsHidden,
    expected: 'not-assessable: occluded',
  },
  {
    clause: 'D.1-no-turning-chair',
    name: 'turned to and fro',
    events: [...SEATED, long('chair-rolling')],
    expected: 'needs-review: person-decides',
  },
  { clause: 'D.1-no-dozing', name: 'head up', events: SEATED, expected: 'met: not-observed' },
  {
    clause: 'D.1-no-dozing',
    name: 'head sunk and still',
    events: [...SEATED, long('dozing')],
    expected: 'needs-review: person-decides',
  },
  {
    clause: 'D.1-no-lying-on-desk',
    name: 'lying on it',
    events: [...SEATED, slump('lying-on-desk')],
    expected: 'not-met: above-threshold',
  },
  {
    clause: 'D.1-no-lying-on-desk',
    name: 'leaning back',
    events: [...SEATED, slump('leaning-back')],
    expected: 'met: not-observed',
  },
  {
    clause: 'B.2.1-gap-to-chair-back',
    name: 'leaning back',
    events: [...SEATED, slump('leaning-back')],
    expected: 'needs-review: person-decides',
  },
  {
    clause: 'B.2.1-gap-to-chair-back',
    name: 'upright, which proves no gap',
    events: SEATED,
    expected: 'not-assessable: low-confidence',
  },
  { clause: 'B.2.1-knees', name: 'legs in view', events: SEATED, expected: 'needs-review: person-decides' },
  {
    clause: 'B.2.1-knees',
    name: 'legs behind the counter',
    events: SEATED,
    more: legsHidden,
    expected: 'not-assessable: occluded',
  },
  { clause: 'B.2.1-knees', name: 'never seated', events: STANDING, expected: 'not-applicable: not-observed' },
]);

cases('standing', [
  {
    rulebook: 'jinhu-2013',
    clause: '3.1-stands-steady',
    name: 'upright',
    events: STANDING,
    expected: 'met: not-observed',
  },
  {
    rulebook: 'jinhu-2013',
    clause: '3.1-stands-steady',
    name: 'leaning on the counter',
    events: [...STANDING, long('leaning-on-counter')],
    expected: 'needs-review: person-decides',
  },
]);

describe('before a citizen', () => {
  const [present] = CITIZEN;
  const at = (type: CounterEvent['type'], startMs: number, endMs: number, more: Partial<CounterEvent> = {}) =>
    event(type, startMs, endMs, more);
  const away = at('looking-away', present!.startMs + 6000, present!.startMs + 9000);

  it.each<Case>([
    {
      rulebook: 'qingpu-2023',
      clause: '3.1-no-looking-around',
      name: 'eyes ahead',
      events: [...CITIZEN, ...STANDING],
      expected: 'met: not-observed',
    },
    {
      rulebook: 'qingpu-2023',
      clause: '3.1-no-looking-around',
      name: 'a look aside of 3 s',
      events: [...CITIZEN, ...STANDING, away],
      expected: 'needs-review: person-decides',
    },
    {
      rulebook: 'qingpu-2023',
      clause: '3.1-friendly-eye-contact',
      name: 'a head that is not turned away shows no eyes',
      events: [...CITIZEN, ...STANDING],
      expected: 'not-assessable: low-confidence',
    },
    {
      rulebook: 'jiangyin-2022',
      clause: '6-eyes-follow',
      name: 'followed',
      events: [...CITIZEN, ...STANDING, at('gaze-follows-citizen', present!.endMs - 1000, present!.endMs + 1500)],
      expected: 'met: observed',
    },
    {
      rulebook: 'jiangyin-2022',
      clause: '6-eyes-follow',
      name: 'not seen to follow',
      events: [...CITIZEN, ...STANDING],
      expected: 'needs-review: person-decides',
    },
  ])('$clause: $name → $expected', ({ rulebook, clause, events, expected }) => {
    expect(verdictOf(judged(rulebook!, clause, events))).toBe(expected);
  });
});
