import { HOUR_MS } from '../../contract/durations.ts';
import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import { type Rate, rateOf } from './rate.ts';
import type { VerdictTally } from './verdict-tally.ts';

/** Stated with every score. A change of the formula below gives it another number (docs/api.md describes it). */
export const SCORE_FORMULA = 'liyi.score/2';

/** A share with its 95 % Wilson interval, or nothing where there is nothing to take a share of. */
export type Share =
  | { readonly available: true; readonly value: number; readonly low: number; readonly high: number }
  | { readonly available: false; readonly reason: 'nothing-counted' };

export interface Score {
  readonly formula: typeof SCORE_FORMULA;
  /** Of acts in encounters: an act that several clauses of a rulebook ask for counts once. */
  readonly counts: Record<Verdict, number>;
  /** Of what is forbidden on duty. */
  readonly onDuty: OnDutyScore;
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

/** What is forbidden on duty counts by the hour, so that it is the same however long findings are. */
export interface OnDutyScore {
  /** Findings, one for each shift and clause. */
  readonly counts: Record<Verdict, number>;
  /** How long it was watched whether they are met. */
  readonly hours: number;
  /** How often what is forbidden was seen. */
  readonly episodes: number;
  readonly perHour: Rate;
}

/**
 * How a clause counts: as an act, by the hour on duty, or only where a person reviewed it, because nothing judges it.
 */
export type CountsAs = (tally: VerdictTally) => 'act' | 'on-duty' | 'unjudged';

/** Adds up tallies to one score. Tallies of clauses that are not judged count only where a person reviewed them. */
export function scoreOf(tallies: readonly VerdictTally[], countsAs: CountsAs): Score {
  const [counts, onDuty] = [noCounts(), noCounts()];
  let [reviewed, unjudged, total, watchedMs, episodes] = [0, 0, 0, 0, 0];
  for (const tally of tallies) {
    const kind = countsAs(tally);
    if (!tally.reviewed && kind === 'unjudged') {
      unjudged += tally.count;
      continue;
    }
    const counted = kind === 'on-duty' ? onDuty : counts;
    counted[tally.verdict] += tally.count;
    total += tally.count;
    if (kind === 'on-duty') {
      watchedMs += tally.watched?.watchedMs ?? 0;
      episodes += tally.watched?.episodes ?? 0;
    }
    if (tally.reviewed) reviewed += tally.count;
  }
  const judged = counts.met + counts['not-met'];
  const applied = judged + counts['needs-review'] + counts['not-assessable'];
  return {
    formula: SCORE_FORMULA,
    counts,
    onDuty: { counts: onDuty, hours: watchedMs / HOUR_MS, episodes, perHour: rateOf(episodes, watchedMs) },
    unjudged,
    complianceRate: shareOf(counts.met, judged),
    coverage: shareOf(judged, applied),
    reviewed,
    automatic: total - reviewed,
  };
}

const noCounts = (): Record<Verdict, number> =>
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;

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
