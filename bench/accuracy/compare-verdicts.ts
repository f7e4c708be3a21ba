import type { Verdict } from '../../src/contract/verdict.ts';
import { overlapMs } from '../../src/core/interval.ts';
import type { Encounter } from '../../src/encounters/encounter.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import type { JudgedEvents } from './true-events.ts';

/**
 * How a verdict compares with the one that true events give.
 * - `right`: the same
 * - `wrong-accusation`: not-met, where the clause was met or did not apply
 * - `wrong-praise`: met, where it was not
 * - `applicability`: one says that the clause does not apply, the other that it was met, or the report leaves a breach out
 * - `to-review`, `not-assessable`: left to a person, or open, where the truth can tell
 * - `undecided`: a verdict where the truth itself is open or lies on a threshold
 * - `not-found`: the encounter is not in the report
 */
export const COMPARISONS = [
  'right',
  'wrong-accusation',
  'wrong-praise',
  'applicability',
  'to-review',
  'not-assessable',
  'undecided',
  'not-found',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface ComparedVerdict {
  readonly rulebook: string;
  readonly clause: string;
  readonly comparison: Comparison;
  /** Undefined where the encounter is not in the truth. */
  readonly truth: Finding | undefined;
  /** Undefined where the encounter is not in the report. */
  readonly reported: Finding | undefined;
}

/**
 * Every clause of every encounter and shift, of the truth and of the report, once; without those of which both say that they do
 * not apply.
 * @param undecidable the report judged without events in stretches where the truth cannot tell: what is wrong only with them is
 *   undecided
 */
export function compareVerdicts(
  truth: JudgedEvents,
  reported: JudgedEvents,
  undecidable: JudgedEvents = reported,
): ComparedVerdict[] {
  const partners = matchedEncounters(truth.encounters, reported.encounters);
  const nameOf = ({ encounter }: Finding) => (encounter === undefined ? SHIFT : partners.get(encounter));
  const partnersOfTruth = truth.findings.map((finding) => ({
    truth: finding,
    reported: reported.findings.find((f) => isSameClause(f, finding) && (f.encounter ?? SHIFT) === nameOf(finding)),
  }));
  const matched = new Set(partnersOfTruth.map((pair) => pair.reported));
  const invented = reported.findings
    .filter((finding) => finding.encounter !== undefined && !matched.has(finding))
    .map((finding) => ({ truth: undefined, reported: finding }));
  return [...partnersOfTruth, ...invented].flatMap((pair) => {
    const comparison = comparisonOf(pair.truth?.verdict, pair.reported?.verdict);
    if (comparison === undefined) return [];
    const { rulebook, clause } = (pair.truth ?? pair.reported)!;
    const again = undecidable.findings.find(
      (f) => pair.reported && isSameClause(f, pair.reported) && f.encounter === pair.reported.encounter,
    );
    const isOnlyWith = isWrong(comparison) && !isWrong(comparisonOf(pair.truth?.verdict, again?.verdict));
    return [{ rulebook, clause, comparison: isOnlyWith ? 'undecided' : comparison, ...pair }];
  });
}

/** Stands for the encounter of findings that have none. */
const SHIFT = 'shift';

/** Id in the truth to id in the report; one to one, those that share most time at the counter first. */
export function matchedEncounters(
  truth: readonly Encounter[],
  reported: readonly Encounter[],
): ReadonlyMap<string, string> {
  const pairs = truth
    .flatMap((t) => reported.map((r) => ({ t, r, sharedMs: overlapMs(t.atCounter, r.atCounter) })))
    .filter(({ sharedMs }) => sharedMs > 0)
    .toSorted((a, b) => b.sharedMs - a.sharedMs);
  const partners = new Map<string, string>();
  for (const { t, r } of pairs)
    if (!partners.has(t.id) && ![...partners.values()].includes(r.id)) partners.set(t.id, r.id);
  return partners;
}

const isSameClause = (a: Finding, b: Finding): boolean => a.rulebook === b.rulebook && a.clause === b.clause;

/** A clause of an encounter that never was does not apply to it. */
function comparisonOf(truth: Verdict = 'not-applicable', reported: Verdict | undefined): Comparison | undefined {
  if (reported === undefined) return isDecided(truth) ? 'not-found' : undefined;
  if (reported === truth) return truth === 'not-applicable' ? undefined : 'right';
  if (reported === 'needs-review') return 'to-review';
  if (reported === 'not-assessable') return 'not-assessable';
  if (truth === 'needs-review' || truth === 'not-assessable') return 'undecided';
  if (reported === 'not-met') return 'wrong-accusation';
  return truth === 'not-met' && reported === 'met' ? 'wrong-praise' : 'applicability';
}

export const isWrong = (comparison: Comparison | undefined): boolean =>
  comparison === 'wrong-accusation' || comparison === 'wrong-praise';

const isDecided = (verdict: Verdict): boolean => verdict === 'met' || verdict === 'not-met';
