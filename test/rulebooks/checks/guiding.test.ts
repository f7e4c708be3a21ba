import { describe, expect, it } from 'vitest';
import type { CounterEvent } from '../../../src/events/event.ts';
import type { EvaluationContext } from '../../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, verdictOf } from '../../support/check.ts';
import { blind, event } from '../../support/events.ts';

interface Case {
  readonly rulebook: string;
  readonly clause: string;
  readonly name: string;
  readonly events: readonly CounterEvent[];
  readonly more?: Partial<EvaluationContext>;
  readonly expected: string;
}

const guide = (value = 120, more: Partial<CounterEvent> = {}) =>
  event('guide-gesture', 12_000, 14_000, { value, unit: 'deg', uncertainty: 19, ...more });
const DESK = { windowKind: 'information-desk' } as const;
const handover = event('two-handed-receive', 20_000, 22_000);

const judge = ({ rulebook, clause, events, more }: Case) =>
  verdictOf(judged(rulebook, clause, [...CITIZEN, ...SEATED, ...events], more));

describe('shows the citizen to the seat', () => {
  const seat = { rulebook: 'jiangyin-2022', clause: '1-show-to-seat' };
  const wait = { rulebook: 'qingpu-2023', clause: '3.2.2.4-signals-to-sit' };
  it.each<Case>([
    { ...seat, name: 'with an open hand', events: [guide()], expected: 'met: observed' },
    {
      ...seat,
      name: 'unsure',
      events: [guide(120, { confidence: 0.4 })],
      expected: 'needs-review: low-confidence',
    },
    {
      ...seat,
      name: 'with one finger',
      events: [event('one-finger-point', 12_000, 13_000)],
      expected: 'needs-review: person-decides',
    },
    { ...seat, name: 'not seen', events: [], expected: 'needs-review: clause-leaves-open' },
    {
      ...seat,
      name: 'arms hidden on arrival',
      events: [],
      more: { blindness: [blind('arms', 0, 40_000)] },
      expected: 'not-assessable: occluded',
    },
    {
      ...wait,
      name: 'soon after the handover',
      events: [handover, event('guide-gesture', 23_000, 25_000)],
      expected: 'met: observed',
    },
    {
      ...wait,
      name: 'long after the handover',
      events: [handover, event('guide-gesture', 45_000, 47_000)],
      expected: 'needs-review: clause-leaves-open',
    },
  ])('$clause, $name → $expected', (each) => {
    expect(judge(each)).toBe(each.expected);
  });
});

describe('how the way is shown', () => {
  const arm = { rulebook: 'chongqing-2023', clause: 'B.6.1-guide-arm' };
  const hand = { rulebook: 'chongqing-2023', clause: 'B.6.1-guide-hand' };
  const smile = { rulebook: 'qingpu-2023', clause: '3.2.1.3-guiding-smile', more: DESK };
  it.each<Case>([
    { ...arm, name: 'no way is shown', events: [], expected: 'not-applicable: not-observed' },
    {
      ...arm,
      name: 'arms hidden',
      events: [],
      more: { blindness: [blind('arms', 0, 60_000)] },
      expected: 'not-assessable: occluded',
    },
    { ...arm, name: 'elbow near the border', events: [guide(130)], expected: 'needs-review: near-threshold' },
    { ...arm, name: 'elbow as asked for', events: [guide(120, { uncertainty: 5 })], expected: 'met: observed' },
    { ...arm, name: 'arm straight', events: [guide(172)], expected: 'not-met: above-threshold' },
    { ...arm, name: 'elbow at a right angle', events: [guide(80)], expected: 'not-met: below-threshold' },
    {
      ...arm,
      name: 'arm straight, unsure',
      events: [guide(172, { confidence: 0.6 })],
      expected: 'needs-review: low-confidence',
    },
    {
      ...arm,
      name: 'with the left hand',
      events: [guide(120, { uncertainty: 5, variant: 'left-hand' })],
      expected: 'needs-review: person-decides',
    },
    { ...hand, name: 'no way is shown', events: [], expected: 'not-applicable: not-observed' },
    { ...hand, name: 'a way is shown', events: [guide()], expected: 'needs-review: person-decides' },
    { ...smile, name: 'no way is shown', events: [], expected: 'not-applicable: not-observed' },
    {
      ...smile,
      name: 'with a smile',
      events: [guide(), event('smile', 12_500, 15_000)],
      expected: 'met: observed',
    },
    { ...smile, name: 'without a smile', events: [guide()], expected: 'not-met: not-observed' },
    {
      ...smile,
      name: 'without a smile, the gesture unsure',
      events: [guide(120, { confidence: 0.5 })],
      expected: 'needs-review: low-confidence',
    },
    {
      ...smile,
      name: 'face hidden',
      events: [guide()],
      more: { ...DESK, blindness: [blind('smile', 10_000, 16_000)] },
      expected: 'not-assessable: occluded',
    },
  ])('$clause, $name → $expected', (each) => {
    expect(judge(each)).toBe(each.expected);
  });
});

describe('hands one over the other', () => {
  const overlap = { rulebook: 'jiangyin-2022', clause: '2-hands-overlapped' };
  it.each<Case>([
    {
      ...overlap,
      name: 'while asking',
      events: [event('hands-overlapped', 15_000, 30_000)],
      expected: 'met: observed',
    },
    {
      ...overlap,
      name: 'unsure',
      events: [event('hands-overlapped', 15_000, 30_000, { confidence: 0.3 })],
      expected: 'needs-review: low-confidence',
    },
    { ...overlap, name: 'not seen', events: [], expected: 'needs-review: exception-possible' },
    {
      ...overlap,
      name: 'hands hidden',
      events: [],
      more: { blindness: [blind('hands', 0, 60_000)] },
      expected: 'not-assessable: occluded',
    },
  ])('$name → $expected', (each) => {
    expect(judge(each)).toBe(each.expected);
  });
});
