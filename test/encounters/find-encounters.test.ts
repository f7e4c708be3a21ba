import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { trueEvents } from '../../bench/accuracy/true-events.ts';
import { readTruth } from '../../bench/accuracy/truth.ts';
import type { Phase } from '../../src/contract/phase.ts';
import { gapsBetween } from '../../src/core/interval.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { citizen, event } from '../support/events.ts';

const FOOTAGE = { startMs: 0, endMs: 300_000 };

/** Comes at 10 s, papers in at 20 s, out at 50 s, leaves at 60 s; the clerk stands for greeting and farewell. */
const byTheBook = (startMs = 0, id = 1): CounterEvent[] =>
  [
    event('citizen-present', 10_000, 60_000, citizen(id)),
    event('citizen-turned-away', 60_000, 62_000, citizen(id)),
    event('seated', 0, 9_000),
    event('standing', 10_200, 15_000),
    event('seated', 15_800, 47_000),
    event('standing', 48_000, 64_000),
    event('two-handed-receive', 20_000, 22_000),
    event('two-handed-give', 50_000, 52_000),
  ].map((e) => ({ ...e, startMs: e.startMs + startMs, endMs: e.endMs + startMs }));

const phasesOf = (events: readonly CounterEvent[], footage = FOOTAGE) =>
  findEncounters(events, footage).map((e) => e.phases.map((p) => `${p.phase} ${p.startMs}-${p.endMs}`));

describe('the phases of one encounter', () => {
  it('follow the clerk sitting down, the papers and the leaving', () => {
    expect(findEncounters(byTheBook(), FOOTAGE)).toEqual([
      {
        id: 'e1',
        citizen: 'citizen-1',
        startMs: 7_000,
        endMs: 67_000,
        atCounter: { startMs: 10_000, endMs: 60_000 },
        phases: [
          { phase: 'arrival', startMs: 7_000, endMs: 15_000 },
          { phase: 'inquiry', startMs: 15_000, endMs: 20_000 },
          { phase: 'intake', startMs: 20_000, endMs: 22_000 },
          { phase: 'processing', startMs: 22_000, endMs: 50_000 },
          { phase: 'return', startMs: 50_000, endMs: 52_000 },
          { phase: 'farewell', startMs: 52_000, endMs: 67_000 },
        ],
        beginsInFootage: true,
        endsInFootage: true,
      },
    ]);
  });

  it('take the first receive as intake and the last give as return', () => {
    const more = [event('one-handed-give', 30_000, 31_000), event('one-handed-receive', 40_000, 41_000)];
    expect(phasesOf([...byTheBook(), ...more])).toEqual(phasesOf(byTheBook()));
  });

  const present = event('citizen-present', 10_000, 60_000, citizen(1));
  it.each<{ name: string; events: CounterEvent[]; phases: string[] }>([
    {
      name: 'a seated clerk: arrival ends after the time a greeting takes',
      events: [event('seated', 0, 90_000)],
      phases: ['arrival 7000-15000', 'inquiry 15000-57000', 'farewell 57000-65000'],
    },
    {
      name: 'a standing counter: arrival lasts until the acts of greeting are over',
      events: [event('standing', 0, 90_000), event('bow', 14_000, 16_000)],
      phases: ['arrival 7000-16000', 'inquiry 16000-57000', 'farewell 57000-65000'],
    },
    {
      name: 'papers at once: no inquiry',
      events: [event('seated', 0, 90_000), event('one-handed-receive', 11_000, 12_000)],
      phases: ['arrival 7000-11000', 'intake 11000-12000', 'processing 12000-57000', 'farewell 57000-65000'],
    },
    {
      name: 'papers only go out: no intake',
      events: [event('seated', 0, 90_000), event('two-handed-give', 40_000, 42_000)],
      phases: ['arrival 7000-15000', 'inquiry 15000-40000', 'return 40000-42000', 'farewell 42000-65000'],
    },
    {
      name: 'a blank form goes out before papers come in: no return',
      events: [
        event('seated', 0, 90_000),
        event('two-handed-give', 20_000, 22_000),
        event('two-handed-receive', 50_000, 52_000),
      ],
      phases: [
        'arrival 7000-15000',
        'inquiry 15000-50000',
        'intake 50000-52000',
        'processing 52000-57000',
        'farewell 57000-65000',
      ],
    },
    {
      name: 'papers are laid down on the counter, in and out',
      events: [
        event('seated', 0, 90_000),
        event('paper-placed', 20_000, 21_500, citizen(1)),
        event('paper-placed', 50_000, 51_500),
      ],
      phases: [
        'arrival 7000-15000',
        'inquiry 15000-20000',
        'intake 20000-21500',
        'processing 21500-50000',
        'return 50000-51500',
        'farewell 51500-65000',
      ],
    },
  ])('$name', ({ events, phases }) => {
    expect(phasesOf([present, ...events])).toEqual([phases]);
  });
});

describe('who is served', () => {
  const seated = event('seated', 0, 300_000);
  const encountersOf = (events: readonly CounterEvent[]) =>
    findEncounters([seated, ...events], FOOTAGE).map((e) => [e.citizen, e.atCounter.startMs, e.atCounter.endMs]);

  it.each<{ name: string; events: CounterEvent[]; expected: (string | number)[][] }>([
    { name: 'nobody', events: [], expected: [] },
    { name: 'a passer-by is not', events: [event('citizen-present', 10_000, 14_000)], expected: [] },
    {
      name: 'a short visit with papers is',
      events: [event('citizen-present', 10_000, 14_000), event('one-handed-give', 11_000, 13_000)],
      expected: [['citizen-1', 10_000, 14_000]],
    },
    {
      name: 'a citizen hidden for a while is one',
      events: [event('citizen-present', 10_000, 30_000), event('citizen-present', 40_000, 60_000)],
      expected: [['citizen-1', 10_000, 60_000]],
    },
    {
      name: 'a turn to the bag is no leaving',
      events: [
        event('citizen-present', 10_000, 30_000),
        event('citizen-turned-away', 30_000, 33_000),
        event('citizen-present', 33_000, 60_000),
      ],
      expected: [['citizen-1', 10_000, 60_000]],
    },
    {
      name: 'a changed track id is one citizen',
      events: [event('citizen-present', 10_000, 30_000), event('citizen-present', 31_000, 60_000, citizen(2))],
      expected: [['citizen-1', 10_000, 60_000]],
    },
    {
      name: 'the next who steps up at once after the first has turned away is another',
      events: [
        event('citizen-present', 10_000, 30_000),
        event('citizen-turned-away', 30_000, 31_000),
        event('citizen-present', 31_500, 60_000, citizen(2)),
      ],
      expected: [
        ['citizen-1', 10_000, 30_000],
        ['citizen-2', 31_500, 60_000],
      ],
    },
    {
      name: 'two come together: the one whose hands take part',
      events: [
        event('citizen-present', 10_000, 60_000),
        event('citizen-present', 11_000, 58_000, citizen(2)),
        event('two-handed-receive', 20_000, 22_000),
        event('two-handed-give', 19_800, 21_900, citizen(2)),
      ],
      expected: [['citizen-2', 11_000, 58_000]],
    },
    {
      name: 'two come together and hand papers in turn: one company',
      events: [
        event('citizen-present', 10_000, 60_000),
        event('citizen-present', 11_000, 58_000, citizen(2)),
        event('two-handed-receive', 20_000, 22_000),
        event('one-handed-give', 19_800, 21_900, citizen(1)),
        event('two-handed-receive', 30_000, 32_000),
        event('one-handed-give', 29_800, 31_900, citizen(2)),
        event('two-handed-give', 50_000, 52_000),
        event('one-handed-receive', 49_800, 51_900, citizen(1)),
      ],
      expected: [['citizen-1', 10_000, 60_000]],
    },
    {
      name: 'who waits beside is served from when the first turns away',
      events: [
        event('citizen-present', 10_000, 60_000),
        event('citizen-present', 45_000, 120_000, citizen(2)),
        event('two-handed-receive', 20_000, 22_000),
        event('two-handed-give', 50_000, 52_000),
        event('one-handed-receive', 49_900, 52_000, citizen(1)),
        event('two-handed-receive', 70_000, 72_000),
        event('two-handed-give', 110_000, 112_000),
      ],
      expected: [
        ['citizen-1', 10_000, 60_000],
        ['citizen-2', 60_000, 120_000],
      ],
    },
    {
      name: 'who lingers while the next is served is done between the papers of the two',
      events: [
        event('citizen-present', 10_000, 90_000),
        event('citizen-present', 45_000, 120_000, citizen(2)),
        event('two-handed-give', 48_000, 50_000),
        event('one-handed-receive', 47_900, 50_000, citizen(1)),
        event('two-handed-receive', 70_000, 72_000),
        event('one-handed-give', 69_900, 72_000, citizen(2)),
      ],
      expected: [
        ['citizen-1', 10_000, 60_000],
        ['citizen-2', 60_000, 120_000],
      ],
    },
  ])('$name', ({ events, expected }) => {
    expect(encountersOf(events)).toEqual(expected);
  });

  it('two in succession are two encounters that do not overlap', () => {
    const [first, second] = findEncounters([...byTheBook(), ...byTheBook(54_000, 2)], FOOTAGE);
    expect([first?.id, first?.citizen, second?.id, second?.citizen]).toEqual(['e1', 'citizen-1', 'e2', 'citizen-2']);
    expect(first?.endMs).toBe(62_000);
    expect(second?.startMs).toBe(first?.endMs);
    expect(second?.phases.map((p) => p.phase)).toEqual(first?.phases.map((p) => p.phase));
  });
});

describe('footage that cuts an encounter', () => {
  const cut = (startMs: number, endMs: number): CounterEvent[] =>
    byTheBook()
      .filter((e) => e.endMs > startMs && e.startMs < endMs)
      .map((e) => ({ ...e, startMs: Math.max(e.startMs, startMs), endMs: Math.min(e.endMs, endMs) }));

  it.each<{ name: string; startMs: number; endMs: number; begins: boolean; ends: boolean; phases: Phase[] }>([
    {
      name: 'at the beginning',
      startMs: 18_000,
      endMs: 100_000,
      begins: false,
      ends: true,
      phases: ['inquiry', 'intake', 'processing', 'return', 'farewell'],
    },
    {
      name: 'in the middle of the work',
      startMs: 0,
      endMs: 40_000,
      begins: true,
      ends: false,
      phases: ['arrival', 'inquiry', 'intake', 'processing'],
    },
    {
      name: 'just after the turn away',
      startMs: 0,
      endMs: 61_000,
      begins: true,
      ends: true,
      phases: ['arrival', 'inquiry', 'intake', 'processing', 'return', 'farewell'],
    },
    {
      name: 'at both ends',
      startMs: 18_000,
      endMs: 40_000,
      begins: false,
      ends: false,
      phases: ['inquiry', 'intake', 'processing'],
    },
  ])('$name', ({ startMs, endMs, begins, ends, phases }) => {
    const [encounter, ...others] = findEncounters(cut(startMs, endMs), { startMs, endMs });
    expect(others).toEqual([]);
    expect(encounter?.phases.map((p) => p.phase)).toEqual(phases);
    expect([encounter?.beginsInFootage, encounter?.endsInFootage]).toEqual([begins, ends]);
    expect(encounter?.startMs).toBeGreaterThanOrEqual(startMs);
    expect(encounter?.endMs).toBeLessThanOrEqual(endMs);

    // A gap cuts as the end of the footage does.
    const whole = { startMs: startMs - 60_000, endMs: endMs + 60_000 };
    const gaps = gapsBetween([{ startMs, endMs }], whole);
    expect(findEncounters(cut(startMs, endMs), whole, {}, gaps)).toEqual([encounter]);
  });
});

describe('a gap that cuts an encounter', () => {
  const gap = { startMs: 30_000, endMs: 45_000 };
  const around = [
    ...byTheBook().filter((e) => e.type !== 'citizen-present'),
    event('citizen-present', 10_000, 29_500, citizen(1)),
    event('citizen-present', 46_200, 60_000, citizen(2)),
  ];

  it('ends what is before and begins what is behind, like the ends of the footage', () => {
    const [before, after, ...others] = findEncounters(around, FOOTAGE, {}, [gap]);
    expect(others).toEqual([]);
    expect([before?.beginsInFootage, before?.endsInFootage]).toEqual([true, false]);
    expect([after?.beginsInFootage, after?.endsInFootage]).toEqual([false, true]);
    expect([before?.endMs, after?.startMs]).toEqual([gap.startMs, gap.endMs]);
    expect(before?.phases.map((p) => p.phase)).not.toContain('farewell');
    expect(after?.phases.map((p) => p.phase)).not.toContain('arrival');
  });

  it('is none that is too short to come or leave in', () => {
    const [before] = findEncounters(around, FOOTAGE, {}, [{ startMs: 30_000, endMs: 31_500 }]);
    expect(before?.endsInFootage).toBe(true);
  });
});

it('refuses options that are no lengths of time, and names them', () => {
  expect(() => findEncounters([], FOOTAGE, { passerByMs: -1 })).toThrow(/passerByMs = -1/);
});

const SHARED = new URL('../../../shared/footage/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('true events of rendered encounters', () => {
  it.each([
    ['dev10-service-front', ['arrival', 'inquiry', 'intake', 'processing', 'return', 'farewell']],
    ['dev11-service-three-quarter', ['arrival', 'inquiry', 'intake', 'processing', 'return', 'farewell']],
    ['dev12-violations-front-high', ['arrival', 'intake', 'processing', 'return', 'farewell']],
    ['dev13-violations-three-quarter', ['arrival', 'inquiry', 'intake', 'processing', 'return', 'farewell']],
    ['dev14-absence-front', undefined],
  ])('%s', (clip, phases) => {
    const truth = readTruth(fileURLToPath(new URL(`${clip}.truth.json`, SHARED)));
    const encounters = findEncounters(trueEvents(truth), truth.footage);
    expect(encounters.map((e) => e.phases.map((p) => p.phase))).toEqual(phases ? [phases] : []);
  });
});
