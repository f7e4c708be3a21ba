import { expect, test } from 'vitest';
import { loadRulebooks } from '../../src/config/load-rulebooks.ts';
import { findEncounters } from '../../src/encounters/find-encounters.ts';
import { withActs } from '../../src/rulebooks/acts.ts';
import { evaluate } from '../../src/rulebooks/evaluate.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { CITIZEN, STANDING } from '../support/check.ts';

const [qingpu] = loadRulebooks(['qingpu-2023']);
const [chongqing] = loadRulebooks(['chongqing-2023']);
const seen: Finding = {
  ...{ rulebook: 'qingpu-2023', clause: '3.2.2-both-hands-intake', encounter: 'e1' },
  ...{ verdict: 'not-met', reason: 'observed', evidence: { startMs: 1000, endMs: 2000 } },
};
const again = { ...seen, clause: '3.2.2.4-both-hands-intake' };

test.each<[string, Finding, string | undefined]>([
  ['of the same moment and verdict is the same act', again, seen.clause],
  ['of another encounter is another', { ...again, encounter: 'e2' }, undefined],
  ['of another moment is another', { ...again, evidence: { startMs: 1000, endMs: 3000 } }, undefined],
  ['that says something else is another', { ...again, verdict: 'met' }, undefined],
  ['of a clause with another check is another', { ...again, clause: '3.2.2-both-hands-return' }, undefined],
])('a finding %s', (_, finding, expected) => {
  const [first, second] = withActs(qingpu!, [seen, finding]);
  expect([first!.sameActAs, second!.sameActAs]).toEqual([undefined, expected]);
});

test('another aspect of one act is for a person to see by itself', () => {
  const form = { ...seen, rulebook: 'chongqing-2023', reason: 'person-decides' } as const;
  const both = withActs(chongqing!, [
    { ...form, clause: 'B.5-hands-and-eyes' },
    { ...form, clause: 'B.5-one-line' },
  ]);
  expect(both.map(({ sameActAs }) => sameActAs)).toEqual([undefined, undefined]);
});

test('a rulebook that asks for an act twice says so of every encounter', () => {
  const footage = { startMs: 0, endMs: 100_000 };
  const events = [...CITIZEN, ...STANDING];
  const encounters = findEncounters(events, footage);
  const findings = evaluate([qingpu!], { footage, events, blindness: [], encounters, windowKind: 'comprehensive' });
  const both = findings.filter(({ clause }) => clause.endsWith('both-hands-intake'));
  expect(both.map(({ sameActAs }) => sameActAs)).toEqual([undefined, '3.2.2-both-hands-intake']);
});
