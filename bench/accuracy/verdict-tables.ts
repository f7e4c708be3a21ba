import { formatOffset } from '../../src/reports/time-text.ts';
import type { Finding } from '../../src/rulebooks/finding.ts';
import { COMPARISONS, type ComparedVerdict, type Comparison, isWrong } from './compare-verdicts.ts';
import { markdownTable } from './tables.ts';

export interface ClipVerdict extends ComparedVerdict {
  readonly clip: string;
}

export interface VerdictTotals {
  /** Met and not-met in the report: what it says by itself. */
  readonly given: number;
  readonly counts: Readonly<Record<Comparison, number>>;
  /** Share of those given; 0 where there are none. */
  readonly wrongAccusationShare: number;
}

export function totalsOf(verdicts: readonly ComparedVerdict[]): VerdictTotals {
  const given = verdicts.filter(
    ({ reported }) => reported?.verdict === 'met' || reported?.verdict === 'not-met',
  ).length;
  const counts = Object.fromEntries(
    COMPARISONS.map((comparison) => [comparison, verdicts.filter((v) => v.comparison === comparison).length]),
  ) as Record<Comparison, number>;
  return { given, counts, wrongAccusationShare: counts['wrong-accusation'] / (given || 1) };
}

/** A row for every clause of which something was said, in the order of rulebooks and clauses; the last row sums them up. */
export function clauseTable(verdicts: readonly ComparedVerdict[]): string {
  const clauses = [...new Set(verdicts.map(nameOf))].toSorted();
  const row = (name: string, own: readonly ComparedVerdict[]) => {
    const { given, counts } = totalsOf(own);
    return [name, given, ...COMPARISONS.map((comparison) => counts[comparison] || '')];
  };
  return markdownTable(
    ['clause', 'given', ...COMPARISONS],
    [
      ...clauses.map((name) =>
        row(
          name,
          verdicts.filter((v) => nameOf(v) === name),
        ),
      ),
      row('all', verdicts),
    ],
  );
}

/** All clauses together. */
export function totalsTable(verdicts: readonly ComparedVerdict[]): string {
  const { given, counts } = totalsOf(verdicts);
  return markdownTable(
    ['verdicts given', ...COMPARISONS],
    [[String(given), ...COMPARISONS.map((comparison) => counts[comparison])]],
  );
}

/** A line for every wrong accusation, then for every wrong praise: where, what, and why. */
export const wrongLines = (verdicts: readonly ClipVerdict[]): string[] =>
  verdicts
    .filter(({ comparison }) => isWrong(comparison))
    .toSorted((a, b) => a.comparison.localeCompare(b.comparison))
    .map(({ comparison, clip, truth, reported, ...clause }) => {
      const where = `${clip} ${reported?.encounter ?? 'shift'} at ${formatOffset(reported?.evidence.startMs ?? 0)}`;
      return `${comparison}: ${where}, ${nameOf(clause)}: ${said(reported)}; truth: ${said(truth)}`;
    });

const nameOf = ({ rulebook, clause }: Pick<ComparedVerdict, 'rulebook' | 'clause'>): string => `${rulebook} ${clause}`;

function said(finding: Finding | undefined): string {
  if (!finding) return 'no such encounter';
  const { verdict, reason, value } = finding;
  return `${verdict} (${reason}${value ? `, ${value.value} ${value.unit}` : ''})`;
}
