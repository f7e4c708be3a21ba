import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

const raised = event('raised-hand', 8_000, 9_500);
const received = event('two-handed-receive', 20_000, 22_000);
const gave = event('two-handed-give', 50_000, 52_000);
const lookedAfter = event('gaze-follows-citizen', 61_000, 63_000);
const ALL = [raised, received, gave, lookedAfter];

interface Case {
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}

describe('the steps of an encounter', () => {
  it.each<Case>([
    { name: 'all, in order', events: ALL, expected: 'met: observed' },
    {
      name: 'papers taken with one hand are taken all the same',
      events: [raised, event('one-handed-receive', 20_000, 22_000), gave, lookedAfter],
      expected: 'met: observed',
    },
    {
      name: 'no papers, which is two steps to tell',
      events: [raised, lookedAfter],
      expected: 'not-applicable: no-such-phase',
    },
    {
      name: 'nobody looks after the citizen',
      events: [raised, received, gave],
      expected: 'needs-review: person-decides',
    },
    {
      name: 'no hand raised on arrival, as far as was seen',
      events: [received, gave, lookedAfter],
      expected: 'needs-review: person-decides',
    },
    {
      name: 'the head hidden at the farewell: three steps are left',
      events: [raised, received, gave],
      more: { blindness: [blind('head', 55_000, 70_000)] },
      expected: 'met: observed',
    },
    {
      name: 'arms and head hidden',
      events: [received, gave],
      more: { blindness: [blind('head', 0, 100_000), blind('arms', 0, 100_000)] },
      expected: 'not-assessable: occluded',
    },
    {
      name: 'given back before anything was taken',
      events: [raised, event('two-handed-give', 15_000, 17_000), received, lookedAfter],
      expected: 'needs-review: exception-possible',
    },
    {
      name: 'a step unsure',
      events: [raised, received, gave, { ...lookedAfter, confidence: 0.4 }],
      expected: 'needs-review: low-confidence',
    },
  ])('$name → $expected', ({ events, more, expected }) => {
    const finding = judged('jiangyin-2022', 'steps-complete-in-order', [...CITIZEN, ...SEATED, ...events], more);
    expect(verdictOf(finding)).toBe(expected);
  });
});

describe('an information desk', () => {
  const desk = { windowKind: 'information-desk' } as const;
  it.each<[string, readonly CounterEvent[], string]>([
    ['3.2.1.1-desk-stands', SEATED, 'not-met: not-observed'],
    ['3.2.1.1-desk-stands', [event('standing', 0, 100_000)], 'met: observed'],
    ['3.2.1.1-desk-smiles', [...SEATED, event('smile', 9_000, 12_000, { value: 0.95 })], 'met: observed'],
  ])('%s', (clause, events, expected) => {
    expect(verdictOf(judged('qingpu-2023', clause, [...CITIZEN, ...events], desk))).toBe(expected);
    expect(verdictOf(judged('qingpu-2023', clause, [...CITIZEN, ...events]))).toBe('not-applicable: other-window-kind');
  });
});
