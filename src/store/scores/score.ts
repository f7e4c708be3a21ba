import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { VerdictTally } from './verdict-tally.ts';

/** Stated with every score. A change of the formula below gives it another number (docs/api.md describes it). */
export const SCORE_FORMULA = 'liyi.score/1';

/** A share with its 95 % Wilson interval, or nothing where there is nothing to take a share of. */
export type Share =
  | { readonly available: true; readonly value: number; readonly low: number; readonly high: number }
  | { readonly available: false; readonly reason: 'nothing-counted' };

export interface Score {
  readonly formula: typeof SCORE_FORMULA;
  readonly counts: Record<Verdict, number>;
  /** Findings of clauses that no check judges and nobody has checked; they are in no other number. */
  readonly unjudged: number;
  /** met / (met + not-met) */
  readonly complianceRate: Share;
  /** (met + not-met) / everything that applied */
  readonly coverage: Share;
  /** Findings whose verdict a person gave; `automatic` are the others. */
  readonly reviewed: number;
  readonly automatic: number;
}

/** Whether the clause is judged automatically, so that it counts without a review. */
export type IsJudged = (tally: VerdictTally) => boolean;

/** Adds up tallies to one score. Tallies of clauses that are not judged count only where a person reviewed them. */
export function scoreOf(tallies: readonly VerdictTally[], isJudged: IsJudged): Score {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let [reviewed, unjudged] = [0, 0];
  for (const tally of tallies) {
    if (!tally.reviewed && !isJudged(tally)) {
      unjudged += tally.count;
      continue;
    }
    counts[tally.verdict] += tally.count;
    if (tally.reviewed) reviewed += tally.count;
  }
  const judged = counts.met + counts['not-met'];
  const applied = judged + counts['needs-review'] + counts['not-assessable'];
  return {
    formula: SCORE_FORMULA,
    counts,
    unjudged,
    complianceRate: shareOf(counts.met, judged),
    coverage: shareOf(judged, applied),
    reviewed,
    automatic: applied + counts['not-applicable'] - reviewed,
  };
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * A share with its 95 % interval. Source: Wilson, Journal of the American Statistical Association, 1927; stays within
 * 0..1 and is wide for small numbers.
 */
export function shareOf(count: number, of: number): Share {
  if (of <= 0) return { available: false, reason: 'nothing-counted' };
  const share = count / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return {
    available: true,
    value: share,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
  };
}
