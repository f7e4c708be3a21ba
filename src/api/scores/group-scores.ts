import type { z } from 'zod';
import { isCountedByHour } from '../../rulebooks/judge-of.ts';
import { type CountsAs, scoreOf } from '../../store/scores/score.ts';
import type { VerdictTally } from '../../store/scores/verdict-tally.ts';
import type { ClauseLookup } from '../findings/finding-view.ts';
import { defined } from '../schemas/common.ts';
import type { Grouping, scoreGroupSchema } from './score-schemas.ts';

export type ScoreGroup = z.infer<typeof scoreGroupSchema>;

/** What identifies a group: a window's code needs its hall, a clause its rulebook. */
const NAMES: Readonly<Record<Grouping, readonly (keyof VerdictTally & keyof ScoreGroup)[]>> = {
  hall: ['hall'],
  window: ['hall', 'window'],
  rulebook: ['rulebook'],
  clause: ['rulebook', 'clause'],
  day: ['day'],
  clerk: ['staffNumber'],
};

/** How clauses count. A clause that the rulebooks no longer have was judged once. */
export const countedBy =
  (clauseOf: ClauseLookup): CountsAs =>
  ({ rulebook, clause: code }) => {
    const clause = clauseOf(rulebook, code);
    if (clause?.judgement.check === null) return 'unjudged';
    return clause !== undefined && isCountedByHour(clause) ? 'on-duty' : 'act';
  };

/** A score for each group, in order of names. */
export function groupScores(
  tallies: readonly VerdictTally[],
  by: readonly Grouping[],
  clauseOf: ClauseLookup,
): ScoreGroup[] {
  const names = [...new Set(by.flatMap((grouping) => NAMES[grouping]))];
  const groups = Map.groupBy(tallies, (tally) => names.map((name) => tally[name] ?? '').join('\u0000'));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => {
      const [first] = members as [VerdictTally];
      const group = defined(Object.fromEntries(names.map((name) => [name, first[name]]))) as Omit<ScoreGroup, 'score'>;
      const clause = by.includes('clause') ? clauseOf(first.rulebook, first.clause) : undefined;
      return { ...group, ...defined({ clauseWording: clause?.wording }), score: scoreOf(members, countedBy(clauseOf)) };
    });
}
