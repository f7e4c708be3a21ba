import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgedTruth } from '../../bench/accuracy/true-events.ts';
import { readTruth } from '../../bench/accuracy/truth.ts';
import { clauseOf, loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { PHASES } from '../../src/contract/phase.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import type { Clause, Rulebook } from '../../src/rulebooks/clause.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import { CITIZEN, judged, SEATED, verdictOf } from '../support/check.ts';
import { blind, citizen, event } from '../support/events.ts';

const FOOTAGE = { startMs: 0, endMs: 200_000 };
const contextOf = (events: readonly CounterEvent[]) => ({
  footage: FOOTAGE,
  events,
  blindness: [],
  encounters: findEncounters(events, FOOTAGE),
});
const withClause = (change: Partial<Clause>): Rulebook => {
  const [book] = loadRulebooks(['qingpu-2023']);
  return { ...book!, clauses: [{ ...clauseOf(book!, '3.1-smile-arrival'), ...change }] };
};

describe('findings', () => {
  const second = [
    event('citizen-present', 100_000, 150_000, citizen(2)),
    event('citizen-turned-away', 150_000, 151_000, citizen(2)),
  ];

  it('are one for each encounter, and one of the footage for clauses of the shift', () => {
    const books = loadRulebooks(['chongqing-2023']);
    const findings = evaluate(books, contextOf([...CITIZEN, ...second, event('seated', 0, 200_000)]));
    const of = (clause: string) => findings.filter((f) => f.clause === clause).map((f) => f.encounter);
    expect(of('4.2.2.1-smile-arrival')).toEqual(['e1', 'e2']);
    expect(of('4.2.2.1-asks-first')).toEqual(['e1', 'e2']);
    expect(of('B.2.1-sits-upright')).toEqual([undefined]);
    expect(of('5.4-supervision')).toEqual([undefined]);
  });

  it('say that there was no encounter, or that nobody could have been seen', () => {
    const clause = ['qingpu-2023', '3.1-smile-arrival'] as const;
    expect(verdictOf(judged(...clause, SEATED))).toBe('not-applicable: no-encounter');
    const dark = { ...blind('presence', 0, 90_000, 'poor-picture'), role: 'unknown' as const };
    expect(verdictOf(judged(...clause, SEATED, { blindness: [dark] }))).toBe('not-assessable: poor-picture');
  });

  it.each([
    { ms: 0, gaps: [], reason: 'too-little-footage' },
    { ms: 1_900, gaps: [], reason: 'too-little-footage' },
    { ms: 3_000, gaps: [{ startMs: 500, endMs: 2_000 }], reason: 'too-little-footage' },
  ])('nothing is met by having seen nothing: $ms ms of footage, gaps $gaps', ({ ms, gaps, reason }) => {
    const scene = {
      footage: { startMs: 0, endMs: ms },
      blindness: [],
      encounters: [],
      events: [event('seated', 0, ms)],
    };
    const found = evaluate(loadRulebooks(), { ...scene, gaps });
    expect(found.filter(({ verdict }) => verdict === 'met')).toEqual([]);
    expect(found.map((f) => `${f.verdict}: ${f.reason}`)).toContain(`not-assessable: ${reason}`);
    const longer = evaluate(loadRulebooks(), { ...scene, footage: { startMs: 0, endMs: 30_000 } });
    expect(longer.filter(({ verdict }) => verdict === 'met').length).toBeGreaterThan(0);
  });

  it('do not say that there was no encounter where most of the footage is missing', () => {
    const gaps = [{ startMs: 0, endMs: 60_000 }];
    const clause = ['qingpu-2023', '3.1-smile-arrival'] as const;
    expect(verdictOf(judged(...clause, SEATED, { gaps }))).toBe('not-assessable: footage-gap');
  });

  it.each([
    { validFrom: '2026-01-01', recordedOn: '2025-12-31', count: 0 },
    { validFrom: '2026-01-01', recordedOn: '2026-01-01', count: 1 },
    { validFrom: '2020-01-01', validTo: '2025-06-30', recordedOn: '2025-06-30', count: 1 },
    { validFrom: '2020-01-01', validTo: '2025-06-30', recordedOn: '2025-07-01', count: 0 },
    { validFrom: '2020-01-01', validTo: '2025-06-30', recordedOn: undefined, count: 0 },
    { validFrom: '2020-01-01', recordedOn: undefined, count: 1 },
  ])(
    'come from clauses in force on the day: $validFrom to $validTo on $recordedOn',
    ({ count, recordedOn, ...dates }) => {
      const findings = evaluate([withClause(dates)], { ...contextOf([...CITIZEN, ...SEATED]), recordedOn });
      expect(findings).toHaveLength(count);
    },
  );

  it.each([
    {
      unseenPhases: ['arrival'] as const,
      source: 'both' as const,
      expected: ['needs-review: in-conflict', 'not-met: not-observed'],
    },
    {
      unseenPhases: PHASES,
      source: 'queue' as const,
      expected: ['needs-review: in-conflict', 'needs-review: in-conflict'],
    },
    { unseenPhases: [], source: 'both' as const, expected: ['not-met: not-observed', 'not-met: not-observed'] },
  ])('count for or against nobody where only a key says when it was: $expected', ({ expected, ...provenance }) => {
    const events = [...CITIZEN, ...SEATED];
    const encounters = findEncounters(events, FOOTAGE).map((e) => ({
      ...e,
      provenance: { ...provenance, refinements: [] },
    }));
    const clauses = ['3.1-smile-arrival', '3.1-smile-farewell'];
    expect(clauses.map((clause) => verdictOf(judged('qingpu-2023', clause, events, { encounters })))).toEqual(expected);
  });

  it('judge the serving clerk, not a colleague behind', () => {
    const colleague = { person: 'clerk-2' };
    const events = [
      ...CITIZEN,
      ...SEATED,
      event('two-handed-receive', 20_000, 22_000),
      event('standing', 0, 100_000, colleague),
      event('smile', 11_000, 14_000, colleague),
    ];
    expect(verdictOf(judged('qingpu-2023', '3.1-smile-arrival', events))).toBe('not-met: not-observed');
    expect(verdictOf(judged('qingpu-2023', '3.2.2-stands-arrival', events))).toBe('not-met: not-observed');
  });

  it('heed blindness that belongs to no track', () => {
    const nobodys = { ...blind('smile', 0, 100_000, 'too-small'), person: 'clerk' };
    const events = [...CITIZEN, ...SEATED];
    expect(verdictOf(judged('qingpu-2023', '3.1-smile-arrival', events, { blindness: [nobodys] }))).toBe(
      'not-assessable: too-small',
    );
  });

  it('say nothing of a clerk who was seen only at other times', () => {
    const events = [...CITIZEN, event('seated', 150_000, 200_000)];
    expect(verdictOf(judged('qingpu-2023', '3.1-smile-arrival', events, { footage: FOOTAGE }))).toBe(
      'not-assessable: absent',
    );
  });

  it('follow a clerk through a change of track id', () => {
    const events = [
      ...CITIZEN,
      event('seated', 0, 9_000),
      event('standing', 10_200, 15_000),
      event('seated', 16_000, 100_000, { person: 'clerk-2' }),
      event('two-handed-receive', 20_000, 22_000, { person: 'clerk-2' }),
    ];
    expect(judged('qingpu-2023', '3.2.2-stands-arrival', events).verdict).toBe('met');
  });

  it.each([
    { name: 'an unknown check', change: { judgement: { check: 'levitates', options: {} } }, says: /levitates/ },
    {
      name: 'missing options',
      change: { judgement: { check: 'smiles', options: {} } },
      says: /minDuration is missing/,
    },
    { name: 'an encounter’s check for the shift', change: { phase: 'on-duty' as const }, says: /on-duty/ },
  ])('are refused for $name', ({ change, says }) => {
    expect(() => evaluate([withClause(change)], contextOf([]))).toThrow(
      expect.objectContaining({ code: 'LIYI_RULEBOOK_INVALID', message: expect.stringMatching(says) }),
    );
  });
});

const SHARED = new URL('../../../shared/footage/', import.meta.url);
describe.skipIf(!existsSync(SHARED))('true events of rendered encounters', () => {
  const STANDS = ['3.2.2-stands-arrival', '3.2.2-stands-farewell'];
  const ACTS = [...STANDS, '3.2.2.5-sits-after-leaving', '3.1-smile-arrival', '3.1-smile-farewell'];
  const HANDS = ['3.2.2-both-hands-intake', '3.2.2-both-hands-return'];
  const CLAUSES = [...ACTS, ...HANDS, '3.2.2.1-call-raised-hand', '3.2.2.5-stands-farewell'];
  it.each([
    ['dev10-service-front', Array(9).fill('met')],
    ['dev11-service-three-quarter', Array(9).fill('met')],
    [
      'dev12-violations-front-high',
      ['not-met', 'not-met', 'not-applicable', ...Array(4).fill('not-met'), 'needs-review', 'not-met'],
    ],
    // Up late, and no clause says how soon; no call is known.
    ['dev13-violations-three-quarter', ['needs-review', ...Array(6).fill('not-met'), 'needs-review', 'not-met']],
  ])('%s', (clip, expected) => {
    const truth = readTruth(fileURLToPath(new URL(`${clip}.truth.json`, SHARED)));
    const { findings } = judgedTruth(truth, truth.footage, loadRulebooks(['qingpu-2023']));
    expect(CLAUSES.map((clause) => findings.find((f) => f.clause === clause)?.verdict)).toEqual(expected);
  });
});
