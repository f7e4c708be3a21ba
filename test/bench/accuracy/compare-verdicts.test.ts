import { describe, expect, it } from 'vitest';
import {
  type ComparedVerdict,
  type Comparison,
  compareVerdicts,
  matchedEncounters,
} from '../../../bench/accuracy/compare-verdicts.ts';
import type { JudgedEvents } from '../../../bench/accuracy/true-events.ts';
import type { Verdict } from '../../../src/contract/verdict.ts';
import type { Encounter } from '../../../src/encounters/encounter.ts';
import type { Finding } from '../../../src/rulebooks/finding.ts';

const encounter = (id: string, startMs: number, endMs: number): Encounter => ({
  id,
  citizen: 'citizen-1',
  startMs,
  endMs,
  atCounter: { startMs, endMs },
  phases: [],
  beginsInFootage: true,
  endsInFootage: true,
});
const finding = (verdict: Verdict, of?: string, clause = '1-smile'): Finding => ({
  rulebook: 'town-2020',
  clause,
  ...(of !== undefined && { encounter: of }),
  verdict,
  reason: 'observed',
  evidence: { startMs: 0, endMs: 1000 },
});
const judged = (encounters: readonly Encounter[], ...findings: readonly Finding[]): JudgedEvents => ({
  encounters,
  findings,
});
const comparisons = (compared: readonly ComparedVerdict[]) => compared.map(({ comparison }) => comparison);

describe('one encounter, seen by both', () => {
  const seen = [encounter('e1', 0, 10_000)];
  it.each<[Verdict, Verdict, Comparison]>([
    ['met', 'met', 'right'],
    ['not-met', 'not-met', 'right'],
    ['met', 'not-met', 'wrong-accusation'],
    ['not-applicable', 'not-met', 'wrong-accusation'],
    ['not-met', 'met', 'wrong-praise'],
    ['not-applicable', 'met', 'applicability'],
    ['not-met', 'not-applicable', 'applicability'],
    ['met', 'not-applicable', 'applicability'],
    ['met', 'needs-review', 'to-review'],
    ['not-met', 'not-assessable', 'not-assessable'],
    ['not-assessable', 'not-assessable', 'right'],
    ['not-assessable', 'not-met', 'undecided'],
    ['needs-review', 'met', 'undecided'],
  ])('of which %s is true and %s is said: %3$s', (truth, said, expected) => {
    const compared = compareVerdicts(judged(seen, finding(truth, 'e1')), judged(seen, finding(said, 'e1')));
    expect(comparisons(compared)).toEqual([expected]);
  });

  it('to which a clause does not apply is not counted', () => {
    const both = judged(seen, finding('not-applicable', 'e1'));
    expect(compareVerdicts(both, both)).toEqual([]);
  });
});

describe('encounters', () => {
  it('are matched one to one, whatever their names, those that share most time first', () => {
    const partners = matchedEncounters(
      [encounter('e1', 0, 10_000), encounter('e2', 12_000, 30_000), encounter('e3', 40_000, 50_000)],
      [encounter('e1', 8000, 31_000), encounter('e2', 31_500, 45_000)],
    );
    expect([...partners]).toEqual([
      ['e2', 'e1'],
      ['e3', 'e2'],
    ]);
  });

  it('that were not found count where the truth asks for something', () => {
    const truth = judged(
      [encounter('e1', 0, 9000)],
      finding('not-met', 'e1'),
      finding('not-applicable', 'e1', '2-bow'),
    );
    const compared = compareVerdicts(truth, judged([], finding('not-applicable')));
    expect(compared).toEqual([expect.objectContaining({ comparison: 'not-found', reported: undefined })]);
  });

  it('that never were accuse wrongly', () => {
    const said = judged([encounter('e1', 0, 9000)], finding('not-met', 'e1'), finding('met', 'e1', '2-bow'));
    const compared = compareVerdicts(judged([], finding('not-applicable')), said);
    expect(comparisons(compared)).toEqual(['wrong-accusation', 'applicability']);
  });
});

it('a shift is compared with a shift', () => {
  const compared = compareVerdicts(judged([], finding('met')), judged([encounter('e1', 0, 9000)], finding('not-met')));
  expect(comparisons(compared)).toEqual(['wrong-accusation']);
});

it('what is wrong only with events of which the truth cannot tell is undecided', () => {
  const truth = judged([], finding('met'), finding('met', undefined, '2-bow'));
  const said = judged([], finding('not-met'), finding('not-met', undefined, '2-bow'));
  const withoutThem = judged([], finding('met'), finding('not-met', undefined, '2-bow'));
  expect(comparisons(compareVerdicts(truth, said, withoutThem))).toEqual(['undecided', 'wrong-accusation']);
});
