import type { Verdict } from '../../contract/verdict.ts';
import type { OpinionPair } from '../../store/reviews/reviews.ts';

export type Kappa =
  | { readonly available: true; readonly value: number }
  | { readonly available: false; readonly reason: 'no-pairs' | 'one-verdict-only' };

export interface Agreement {
  readonly pairs: number;
  readonly agreed: number;
  readonly kappa: Kappa;
  readonly clauses: { rulebook: string; clause: string; pairs: number; agreed: number }[];
  readonly table: { first: Verdict; second: Verdict; count: number }[];
}

const isAgreed = ({ first, second }: OpinionPair): boolean => first === second;

/** How far pairs of reviewers agree: in all, by clause, and by pair of verdicts. */
export function agreement(pairs: readonly OpinionPair[]): Agreement {
  const byClause = Map.groupBy(pairs, ({ rulebook, clause }) => `${rulebook} ${clause}`);
  const byCell = Map.groupBy(pairs, ({ first, second }) => `${first} ${second}`);
  return {
    pairs: pairs.length,
    agreed: pairs.filter(isAgreed).length,
    kappa: kappaOf(pairs),
    clauses: [...byClause.values()].map((ofClause) => {
      const { rulebook, clause } = ofClause[0]!;
      return { rulebook, clause, pairs: ofClause.length, agreed: ofClause.filter(isAgreed).length };
    }),
    table: [...byCell.values()].map((cell) => ({
      first: cell[0]!.first,
      second: cell[0]!.second,
      count: cell.length,
    })),
  };
}

/** Agreement beyond chance. Source: Cohen, Educational and Psychological Measurement, 1960. */
function kappaOf(pairs: readonly OpinionPair[]): Kappa {
  const n = pairs.length;
  if (n === 0) return { available: false, reason: 'no-pairs' };
  const verdicts = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  const share = (side: 'first' | 'second', verdict: Verdict) => pairs.filter((p) => p[side] === verdict).length / n;
  const byChance = [...verdicts].reduce((sum, verdict) => sum + share('first', verdict) * share('second', verdict), 0);
  if (byChance === 1) return { available: false, reason: 'one-verdict-only' };
  return { available: true, value: (pairs.filter(isAgreed).length / n - byChance) / (1 - byChance) };
}
