import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { trueEvents } from '../../bench/accuracy/true-events.ts';
import { readTruth } from '../../bench/accuracy/truth.ts';
import { joinViews } from '../../src/duties/join-views.ts';
import type { SeenView } from '../../src/duties/seen-view.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { Blindness, CounterEvent } from '../../src/events/event.ts';
import { blind, event } from '../support/events.ts';
import { person, view } from '../support/seen-views.ts';

const textOf = ({ type, startMs, endMs }: CounterEvent, viewNumber: number) =>
  `${type} ${startMs}-${endMs} by ${viewNumber + 1}`;
const eventsOf = (...events: readonly (readonly CounterEvent[])[]) =>
  joinViews(events.map((each) => view({ events: each }))).events.map(({ entry, view: number }) =>
    textOf(entry, number),
  );

describe('what several cameras see happen', () => {
  const at = (type: CounterEvent['type'], startMs: number, endMs: number, confidence = 0.9) =>
    event(type, startMs, endMs, { confidence });
  test.each<[string, readonly CounterEvent[], readonly CounterEvent[], string[]]>([
    ['is told once, by the surest', [at('bow', 1000, 3000, 0.7)], [at('bow', 1200, 3100, 0.9)], ['bow 1200-3100 by 2']],
    ['is told where one sees it alone', [], [at('smile', 1000, 2000)], ['smile 1000-2000 by 2']],
    [
      'is two acts where they lie apart',
      [at('bow', 1000, 2000)],
      [at('bow', 5000, 6000)],
      ['bow 1000-2000 by 1', 'bow 5000-6000 by 2'],
    ],
    [
      'is one handover, however many hands each sees',
      [at('one-handed-receive', 1000, 2000, 0.8)],
      [at('two-handed-receive', 900, 2100, 0.9)],
      ['two-handed-receive 900-2100 by 2'],
    ],
    [
      'is told by who sees both hands, though less sure',
      [at('receive-hands-unseen', 1000, 2000, 0.9)],
      [at('two-handed-receive', 900, 2100, 0.6)],
      ['two-handed-receive 900-2100 by 2'],
    ],
    [
      'lasts from the first sight to the last',
      [at('seated', 0, 20_000, 0.9)],
      [at('seated', 5000, 40_000, 0.8)],
      ['seated 0-40000 by 1'],
    ],
    [
      'is one stance at a time, the surer one whole',
      [at('standing', 0, 12_000, 0.8)],
      [at('seated', 10_000, 30_000, 0.9)],
      ['standing 0-10000 by 1', 'seated 10000-30000 by 2'],
    ],
    [
      'is one act of the camera that is surest, though another sees it in two',
      [at('smile', 1000, 3000, 0.6), at('smile', 3500, 6000, 0.6)],
      [at('smile', 1000, 6000, 0.9)],
      ['smile 1000-6000 by 2'],
    ],
  ])('%s', (_, first, second, expected) => {
    expect(eventsOf(first, second)).toEqual(expected);
  });

  const left = (startMs: number, endMs: number): Partial<SeenView> => ({
    events: [at('absent', startMs, endMs)],
    people: [
      person('clerk-1', {
        seen: [
          { startMs: 0, endMs: startMs },
          { startMs: endMs, endMs: 60_000 },
        ],
      }),
    ],
  });
  test.each<[string, Partial<SeenView>, Partial<SeenView>, string[]]>([
    ['is empty while both see nobody', left(10_000, 30_000), left(12_000, 31_000), ['absent 12000-30000 by 1']],
    ['is not empty where one still sees a clerk', left(10_000, 30_000), {}, []],
    [
      'is empty where the other camera does not look',
      left(10_000, 30_000),
      { people: [] },
      ['absent 10000-30000 by 1'],
    ],
    [
      'is as the camera says that looks at it, not as one that never shows a clerk',
      left(10_000, 30_000),
      { events: [at('absent', 0, 60_000)], people: [person('citizen-1')] },
      ['absent 10000-30000 by 1'],
    ],
    [
      'is empty where no camera ever shows a clerk',
      { events: [at('absent', 0, 60_000)], people: [] },
      { people: [] },
      ['absent 0-60000 by 1'],
    ],
  ])('a post %s', (_, first, second, expected) => {
    const { events } = joinViews([view(first), view(second)]);
    expect(events.map(({ entry, view: number }) => textOf(entry, number))).toEqual(expected);
  });
});

describe('where nothing can be seen', () => {
  const hidden = (startMs: number, endMs: number, reason: Blindness['reason'] = 'occluded') =>
    blind('hands', startMs, endMs, reason);
  const blindOf = (...views: readonly SeenView[]) =>
    joinViews(views).blindness.map(({ entry }) => `${entry.reason} ${entry.startMs}-${entry.endMs}`);
  test.each<[string, SeenView, SeenView, string[]]>([
    [
      'both are blind',
      view({ blindness: [hidden(0, 20_000)] }),
      view({ blindness: [hidden(15_000, 40_000)] }),
      ['occluded 15000-20000'],
    ],
    ['one sees it all', view({ blindness: [hidden(0, 60_000, 'bad-view')] }), view(), []],
    [
      'the other does not see the person',
      view({ blindness: [hidden(0, 20_000)] }),
      view({ people: [person('clerk-1', { seen: [{ startMs: 10_000, endMs: 60_000 }] })] }),
      ['occluded 0-10000'],
    ],
    [
      'the other films nothing',
      view({ blindness: [hidden(0, 60_000)] }),
      view({
        footage: { startMs: 20_000, endMs: 50_000 },
        people: [person('clerk-1', { seen: [{ startMs: 20_000, endMs: 50_000 }] })],
      }),
      ['occluded 0-20000', 'occluded 50000-60000'],
    ],
    [
      'for other reasons, the one that sees more says why',
      view({ blindness: [hidden(0, 60_000, 'bad-view')] }),
      view({ blindness: [hidden(0, 30_000, 'too-small')] }),
      ['too-small 0-30000'],
    ],
  ])('%s', (_, first, second, expected) => {
    expect(blindOf(first, second)).toEqual(expected);
  });

  test('is a gap of all cameras', () => {
    const { footage, gaps } = joinViews([
      view({ footage: { startMs: 0, endMs: 30_000 }, gaps: [{ startMs: 10_000, endMs: 20_000 }] }),
      view({ footage: { startMs: 15_000, endMs: 25_000 } }),
    ]);
    expect(footage).toEqual({ startMs: 0, endMs: 30_000 });
    expect(gaps).toEqual([{ startMs: 10_000, endMs: 15_000 }]);
  });
});

test('whoever is there while the camera of the citizens films nothing has not come, and has not left', () => {
  const whole = { startMs: 0, endMs: 300_000 };
  const there = [event('citizen-present', 100_000, 200_000), event('citizen-present', 260_000, 300_000)];
  const { events, footage, citizensUnseen } = joinViews([
    view({ footage: whole, people: [person('clerk-1', { seen: [whole] })], events: [event('seated', 0, 300_000)] }),
    view({
      footage: { startMs: 100_000, endMs: 300_000 },
      gaps: [{ startMs: 200_000, endMs: 260_000 }],
      people: [person('citizen-1', { seen: there })],
      events: there,
    }),
  ]);
  const found = findEncounters(
    events.map(({ entry }) => entry),
    footage,
    {},
    citizensUnseen,
  );
  const cut = { beginsInFootage: false, endsInFootage: false };
  expect(found).toMatchObject([cut, cut]);
  expect(joinViews([view({ gaps: [whole] })]).citizensUnseen).toEqual([whole]);
});

const SHARED = new URL('../../../shared/footage/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('the truth of two rendered cameras of one scene', () => {
  test.each([
    ['dev10-service-front', 'dev31-service-second-camera'],
    ['dev13-violations-three-quarter', 'dev32-violations-second-camera'],
  ])('%s and %s: one encounter, no event twice', (...clips) => {
    const views = clips.map((clip) => {
      const truth = readTruth(fileURLToPath(new URL(`${clip}.truth.json`, SHARED)));
      const seen = [truth.footage];
      return view({
        footage: truth.footage,
        people: [person('clerk-1', { seen }), person('citizen-1', { seen })],
        events: trueEvents(truth),
      });
    });
    const events = joinViews(views).events.map(({ entry }) => entry);
    expect(findEncounters(events, views[0]!.footage)).toHaveLength(1);
    const typesOf = (of: readonly CounterEvent[]) => of.map(({ type }) => type).sort();
    expect(typesOf(events)).toEqual(typesOf(views[0]!.events));
  });
});

describe('whom several cameras see', () => {
  const idsOf = (...people: readonly SeenView['people'][]) =>
    joinViews(people.map((each) => view({ people: each }))).ids.map((ids) => Object.fromEntries(ids));
  test('is one person where they are seen together', () => {
    expect(idsOf([person('clerk-1'), person('citizen-1')], [person('citizen-4'), person('clerk-2')])).toEqual([
      { 'clerk-1': 'clerk-1', 'citizen-1': 'citizen-1' },
      { 'citizen-4': 'citizen-1', 'clerk-2': 'clerk-1' },
    ]);
  });
  test('are two where one camera sees both, told apart by their places', () => {
    const [left, right] = [{ placeM: 0.6 }, { placeM: -0.5 }];
    expect(
      idsOf(
        [person('clerk-1', left), person('clerk-2', right)],
        [person('clerk-1', right), person('clerk-2', left)],
      )[1],
    ).toEqual({ 'clerk-1': 'clerk-2', 'clerk-2': 'clerk-1' });
  });
  test('are two where measured cameras see them far apart', () => {
    const at = (placeM: number | undefined) => [person('clerk-1', { placeM })];
    const second = (a: number | undefined, b: number | undefined) => idsOf(at(a), at(b))[1]!['clerk-1'];
    expect(second(0.6, -0.3)).toBe('clerk-1');
    expect(second(0.6, -0.5)).toBe('clerk-1@2');
    expect(second(0.6, undefined)).toBe('clerk-1');
  });
  test('is a stranger where nobody else sees them', () => {
    const late = { seen: [{ startMs: 50_000, endMs: 60_000 }] };
    const early = { seen: [{ startMs: 0, endMs: 40_000 }] };
    expect(idsOf([person('citizen-1', early)], [person('citizen-1', late)])[1]).toEqual({ 'citizen-1': 'citizen-1@2' });
  });
  test('may have several tracks in one camera', () => {
    const [first, second] = [{ seen: [{ startMs: 0, endMs: 29_000 }] }, { seen: [{ startMs: 30_000, endMs: 60_000 }] }];
    expect(idsOf([person('clerk-1')], [person('clerk-1', first), person('clerk-2', second)])[1]).toEqual({
      'clerk-1': 'clerk-1',
      'clerk-2': 'clerk-1',
    });
  });
});
