import { expect, test } from 'vitest';
import type { Interval } from '../../src/core/interval.ts';
import { type FoundInPortion, joinPortions, withinSpan } from '../../src/duties/join-portions.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { person } from '../support/seen-views.ts';

const seated = (startMs: number, endMs: number, more: Partial<CounterEvent> = {}): CounterEvent => ({
  type: 'seated',
  person: 'clerk-1',
  role: 'clerk',
  ...{ startMs, endMs, confidence: 0.8, ...more },
});
const found = (more: Partial<FoundInPortion> = {}): FoundInPortion => ({
  ...{ people: [], events: [], blindness: [], faults: [], tracks: [new Map([['clerk-1', 'clerk-1']])] },
  ...more,
});
const SECOND_SPAN = { startMs: 1000, endMs: 2000 };
const portionOf = (span: Interval) => ({ span, context: span });
const joined = (first: FoundInPortion, second: FoundInPortion) =>
  joinPortions(
    [
      { portion: portionOf({ startMs: 0, endMs: 1000 }), parts: [0], found: first },
      { portion: portionOf(SECOND_SPAN), parts: [0], found: second },
    ],
    1,
  );
const timesOf = ({ events }: { readonly events: readonly CounterEvent[] }) =>
  events.map(({ startMs, endMs }) => [startMs, endMs]);

test.each<[string, CounterEvent[], CounterEvent[], number[][]]>([
  [
    'each portion has its own',
    [seated(100, 200)],
    [seated(100, 200)],
    [
      [100, 200],
      [1100, 1200],
    ],
  ],
  ['what goes on over a border is one', [seated(500, 1300)], [seated(-200, 700)], [[500, 1700]]],
  ['what both see whole is one', [seated(900, 1100)], [seated(-100, 100)], [[900, 1100]]],
  ['what the earlier portion does not see did not begin there', [], [seated(-100, 100)], []],
  [
    'what the earlier portion sees begin after the border is one',
    [seated(1020, 1200)],
    [seated(-20, 300)],
    [[980, 1300]],
  ],
  ['what the later portion sees begin after the border is one', [seated(980, 1200)], [seated(20, 300)], [[980, 1300]]],
  ['what both see begin after the border is the later one’s', [seated(1020, 1200)], [seated(30, 300)], [[1030, 1300]]],
  [
    'what begins again after the border is another',
    [seated(500, 1300)],
    [seated(-200, 100), seated(150, 700)],
    [
      [500, 1300],
      [1150, 1700],
    ],
  ],
  ['what begins in the earlier one stays', [seated(900, 1100)], [], [[900, 1100]]],
  ['another type does not go on', [seated(500, 1300)], [seated(-200, 700, { type: 'standing' })], [[500, 1300]]],
])('%s', (_, first, second, expected) => {
  expect(timesOf(joined(found({ events: first }), found({ events: second })))).toEqual(expected);
});

test('what goes on is as sure as where it was surest', () => {
  const [event] = joined(
    found({ events: [seated(500, 1300, { confidence: 0.6 })] }),
    found({ events: [seated(-200, 700, { confidence: 0.9 })] }),
  ).events;
  expect(event).toMatchObject({ confidence: 0.9 });
});

test('a person of both portions has one id, whatever each calls it; others have their own', () => {
  const { tracks, people, events } = joined(
    found({ people: [person('clerk-1')] }),
    found({
      people: [person('clerk-7'), person('citizen-1')],
      events: [seated(100, 200, { person: 'clerk-7' }), seated(300, 400, { person: 'citizen-1', role: 'citizen' })],
      tracks: [
        new Map([
          ['clerk-1', 'clerk-7'],
          ['citizen-4', 'citizen-1'],
        ]),
      ],
    }),
  );
  expect(people.map(({ role }) => role)).toEqual(['clerk', 'citizen']);
  expect(people[0]!.seen).toEqual([{ startMs: 0, endMs: 61_000 }]);
  const [ids] = tracks;
  expect(events.map((event) => event.person)).toEqual([ids!.get('clerk-1'), ids!.get('citizen-4')]);
});

test('what begins soon after a portion is kept for the next one', () => {
  const events = [seated(900, 950), seated(1500, 1600), seated(12_000, 13_000)];
  expect(timesOf(withinSpan(found({ events }), { startMs: 0, endMs: 1000 }))).toEqual([
    [900, 950],
    [1500, 1600],
  ]);
});

test('blindness is cut at the borders, events are not', () => {
  const blind = { quantity: 'hands', person: 'clerk-1', role: 'clerk', reason: 'occluded' } as const;
  const within = withinSpan(
    found({ events: [seated(-500, 1500)], blindness: [{ ...blind, startMs: -500, endMs: 1500 }] }),
    { startMs: 0, endMs: 1000 },
  );
  expect(timesOf(within)).toEqual([[-500, 1500]]);
  expect(within.blindness).toEqual([{ ...blind, startMs: 0, endMs: 1000 }]);
});

test('blindness that goes on over a border is one piece, what is hidden for another reason another', () => {
  const blind = { quantity: 'hands', person: 'clerk-1', role: 'clerk', reason: 'occluded' } as const;
  const other = { ...blind, reason: 'too-small' } as const;
  const { blindness } = joined(
    found({
      blindness: [
        { ...blind, startMs: 400, endMs: 1000 },
        { ...other, startMs: 100, endMs: 300 },
      ],
    }),
    found({
      blindness: [
        { ...blind, startMs: 0, endMs: 500 },
        { ...blind, startMs: 700, endMs: 900 },
        { ...other, startMs: 0, endMs: 100 },
      ],
    }),
  );
  expect(blindness).toEqual([
    { ...other, startMs: 100, endMs: 300 },
    { ...blind, startMs: 400, endMs: 1500 },
    { ...other, startMs: 1000, endMs: 1100 },
    { ...blind, startMs: 1700, endMs: 1900 },
  ]);
});
