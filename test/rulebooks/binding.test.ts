import { describe, expect, it } from 'vitest';
import { clauseOf, loadRulebooks } from '../../src/config/load-rulebooks.ts';
import type { WindowKind } from '../../src/contract/window-kind.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../src/events/event.ts';
import { CITIZEN, judged, judgedBy, SEATED, verdictOf } from '../support/check.ts';
import { bow, event } from '../support/events.ts';

const FOOTAGE = { startMs: 0, endMs: 100_000 };

describe('a clause on official visitors binds no citizen', () => {
  it.each(['B.11.1-stands', 'B.11.1-slight-bow', 'B.11.1-smile'])('%s', (clause) => {
    for (const events of [[...CITIZEN, ...SEATED], SEATED, []]) {
      const finding = judged('chongqing-2023', clause, events);
      expect(verdictOf(finding)).toBe('not-applicable: no-visit-marked');
      expect(finding.encounter).toBeUndefined();
    }
  });
});

it.each([
  ['jinhu-2013', '3.2-smile'],
  ['jinhu-2013', '3.2-gaze'],
  ['jiangyin-2022', '4-report-time'],
])('what is only compared is never a verdict: %s %s', (rulebook, clause) => {
  const papers = [event('two-handed-receive', 20_000, 22_000), event('two-handed-give', 50_000, 52_000)];
  for (const events of [[...CITIZEN, ...SEATED, ...papers], SEATED])
    expect(verdictOf(judged(rulebook, clause, events))).toBe('not-applicable: indicator-only');
});

describe('a clause on one kind of window', () => {
  const clause = ['qingpu-2023', '3.2.2-both-hands-intake'] as const;
  const one = event('one-handed-receive', 20_000, 22_000);
  const two = event('two-handed-receive', 20_000, 22_000);
  it.each<[WindowKind | undefined, CounterEvent, string]>([
    ['comprehensive', one, 'not-met: observed'],
    ['comprehensive', two, 'met: observed'],
    ['information-desk', one, 'not-applicable: other-window-kind'],
    ['information-desk', two, 'not-applicable: other-window-kind'],
    [undefined, one, 'needs-review: window-kind-unknown'],
    [undefined, two, 'met: observed'],
  ])('at a window of kind %s: %#', (windowKind, handover, expected) => {
    expect(verdictOf(judged(...clause, [...CITIZEN, ...SEATED, handover], { windowKind }))).toBe(expected);
  });

  it.each<[WindowKind, string]>([
    ['comprehensive', 'not-applicable: other-window-kind'],
    ['information-desk', 'not-assessable: manual-check'],
  ])('without a check, at a window of kind %s → %s', (windowKind, expected) => {
    const [book] = loadRulebooks(['qingpu-2023']);
    const atDesk = clauseOf(book!, '3.2.1.1-desk-smiles');
    const byHand = { ...atDesk, judgement: { check: null, why: 'manual-check' } } as const;
    expect(verdictOf(judgedBy(byHand, [...CITIZEN, ...SEATED], { windowKind }))).toBe(expected);
  });

  it('clauses of every window ask for no kind', () => {
    const said = judged('qingpu-2023', '3.1-smile-arrival', [...CITIZEN, ...SEATED], { windowKind: undefined });
    expect(verdictOf(said)).toBe('not-met: not-observed');
  });
});

describe('what is done at the call', () => {
  /** Arrival begins at the call, where the calling system says when that was. */
  const said = (clause: string, events: readonly CounterEvent[], calledMs?: number) => {
    const all = [...CITIZEN, ...SEATED, ...events];
    const encounters = findEncounters(all, FOOTAGE).map((encounter) => ({
      ...encounter,
      ...(calledMs !== undefined && {
        startMs: Math.min(encounter.startMs, Math.max(0, calledMs)),
        phases: encounter.phases.map((phase) =>
          phase.phase === 'arrival' ? { ...phase, startMs: Math.min(phase.startMs, Math.max(0, calledMs)) } : phase,
        ),
        provenance: { source: 'both' as const, calledMs, refinements: [], unseenPhases: [] },
      }),
    }));
    return verdictOf(judged('qingpu-2023', clause, all, { encounters }));
  };
  const raisedAtCall = event('raised-hand', 1_000, 2_500);
  it.each<[string, string, readonly CounterEvent[], number | undefined, string]>([
    ['3.2.2.1-call-raised-hand', 'not seen, the call unknown', [], undefined, 'needs-review: no-queue-data'],
    [
      '3.2.2.1-call-raised-hand',
      'before the arrival, the call unknown',
      [raisedAtCall],
      undefined,
      'needs-review: no-queue-data',
    ],
    ['3.2.2.1-call-raised-hand', 'at the call', [raisedAtCall], 500, 'met: observed'],
    ['3.2.2.1-call-raised-hand', 'not seen from the call on', [], 500, 'not-met: not-observed'],
    ['3.2.2.1-call-raised-hand', 'not seen, called before the footage', [], -20_000, 'needs-review: no-queue-data'],
    ['3.2.2.1-call-stands', 'seated, the call unknown', [], undefined, 'needs-review: no-queue-data'],
    ['3.2.2.1-call-stands', 'seated from the call on', [], 500, 'not-met: not-observed'],
    ['3.2.2.1-call-smiles', 'not seen, the call unknown', [], undefined, 'needs-review: no-queue-data'],
    ['3.2.2.1-call-smiles', 'not seen from the call on', [], 500, 'not-met: not-observed'],
  ])('%s: %s', (clause, _, events, calledMs, expected) => {
    expect(said(clause, events, calledMs)).toBe(expected);
  });
});

it('a bow on arrival may be an apology for the wait', () => {
  const clause = ['chongqing-2023', 'B.5.1-greeting-15'] as const;
  expect(verdictOf(judged(...clause, [...CITIZEN, ...SEATED, bow(11_000, 13_000, 44, 3)]))).toBe(
    'needs-review: in-conflict',
  );
  expect(verdictOf(judged(...clause, [...CITIZEN, ...SEATED, bow(11_000, 13_000, 15, 3)]))).toBe('met: observed');
});
