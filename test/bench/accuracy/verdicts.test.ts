import { expect, it } from 'vitest';
import type { ClipReport } from '../../../bench/accuracy/analyze-clips.ts';
import { compareVerdicts } from '../../../bench/accuracy/compare-verdicts.ts';
import { judgedTruth, trueEvents } from '../../../bench/accuracy/true-events.ts';
import type { TruthEvent } from '../../../bench/accuracy/truth.ts';
import { judgedWithoutIgnored } from '../../../bench/accuracy/undecidable.ts';
import { clauseTable, totalsOf, wrongLines } from '../../../bench/accuracy/verdict-tables.ts';
import { loadRulebooks } from '../../../src/config/load-rulebooks.ts';
import { findEncounters } from '../../../src/encounters/find-encounters.ts';
import type { CounterEvent } from '../../../src/events/event.ts';
import { evaluate } from '../../../src/rulebooks/evaluate.ts';
import { blind, event } from '../../support/events.ts';

const FOOTAGE = { startMs: 0, endMs: 70_000 };
const WINDOW = { windowKind: 'comprehensive' } as const;
const [qingpu] = loadRulebooks(['qingpu-2023']);
const CLAUSES = ['3.2.2-both-hands-intake', '3.2.2-stands-arrival', '3.1-upright-posture', '3.1-smile-arrival'];
const rulebooks = [{ ...qingpu!, clauses: qingpu!.clauses.filter(({ id }) => CLAUSES.includes(id)) }];

const happens = (type: string, person: string, startMs: number, endMs: number): TruthEvent => ({
  type,
  person,
  startMs,
  endMs,
});
/** A clerk who stays seated and takes papers with both hands. */
const truth = {
  events: [
    happens('seated', 'clerk', 0, 70_000),
    happens('citizen-present', 'citizen', 10_000, 50_000),
    happens('two-handed-give', 'citizen', 19_500, 21_500),
    happens('two-handed-receive', 'clerk', 20_000, 22_000),
    happens('citizen-turned-away', 'citizen', 50_000, 51_000),
    happens('talking', 'clerk', 12_000, 14_000),
  ],
};

/** What an analysis makes of it that sees one hand, a stance that it is not sure of, and somebody lolling. */
const seen: readonly CounterEvent[] = [
  event('seated', 0, 70_000),
  event('standing', 9000, 14_000, { confidence: 0.2 }),
  event('citizen-present', 10_300, 49_500),
  event('one-handed-receive', 20_100, 21_800),
  event('slumped', 30_000, 34_000),
  event('citizen-turned-away', 49_500, 51_000),
];
function reportOf(events: readonly CounterEvent[]): ClipReport {
  const blindness = [blind('smile', 0, 70_000, 'too-small')];
  const encounters = findEncounters(events, FOOTAGE);
  const findings = evaluate(rulebooks, { footage: FOOTAGE, events, blindness, encounters, ...WINDOW });
  return { events, blindness, encounters, findings, footage: FOOTAGE };
}
const report = reportOf(seen);
const verdictOf = (clause: string, ignore: Parameters<typeof judgedWithoutIgnored>[1] = []) =>
  compareVerdicts(
    judgedTruth(truth, FOOTAGE, rulebooks),
    report,
    judgedWithoutIgnored(report, ignore, rulebooks, WINDOW),
  ).find((verdict) => verdict.clause === clause)?.comparison;

it('true events are certain, whoever talks is heard, and those that are not reported are left out', () => {
  const events = trueEvents({ events: [...truth.events, happens('passing-by', 'colleague', 3000, 5000)] });
  expect(events.map(({ type }) => type).filter((type) => /passing-by/.test(type))).toEqual([]);
  for (const heardAndSeen of ['clerk-voice', 'talking'])
    expect(events.find(({ type }) => type === heardAndSeen)).toMatchObject({ startMs: 12_000, endMs: 14_000 });
  expect(new Set(events.map(({ confidence }) => confidence))).toEqual(new Set([1]));
  expect(events.find(({ type }) => type === 'two-handed-give')).toMatchObject({ role: 'citizen', person: 'citizen-1' });
});

it.each([
  ['3.2.2-both-hands-intake', 'wrong-accusation'],
  ['3.2.2-stands-arrival', 'to-review'],
  ['3.1-upright-posture', 'wrong-accusation'],
  ['3.1-smile-arrival', 'not-assessable'],
])('%s: %s', (clause, expected) => {
  expect(verdictOf(clause)).toBe(expected);
});

it('lolling where the truth cannot tell accuses nobody wrongly', () => {
  const ignore = [{ types: ['slumped'], startMs: 29_000, endMs: 36_000 }];
  expect(verdictOf('3.1-upright-posture', ignore)).toBe('undecided');
  expect(verdictOf('3.2.2-both-hands-intake', ignore)).toBe('wrong-accusation');
});

it('what is wrong is told with clip, encounter and time; the table sums it up', () => {
  const verdicts = compareVerdicts(judgedTruth(truth, FOOTAGE, rulebooks), report).map((v) => ({ clip: 'a', ...v }));
  const lines = wrongLines(verdicts);
  expect(lines).toHaveLength(2);
  expect(lines.find((line) => line.includes('both-hands'))).toMatch(/^wrong-accusation: a e1 at 0:20\.1, qingpu-2023 /);
  expect(totalsOf(verdicts)).toMatchObject({ given: 2, wrongAccusationShare: 1 });
  const rows = clauseTable(verdicts).split('\n');
  expect(rows).toHaveLength(2 + CLAUSES.length + 1);
  expect(rows.at(-1)).toMatch(/^\| all +\| +2 \| +\| +2 \|/);
});
