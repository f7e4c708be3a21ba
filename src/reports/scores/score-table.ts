import type { LocalDay } from '../../contract/hall-time.ts';
import type { Wording } from '../../contract/wording.ts';
import type { Clause, Rulebook } from '../../rulebooks/clause.ts';
import { isCountedByHour } from '../../rulebooks/judge-of.ts';
import { type CountsAs, type Score, scoreOf } from '../../store/scores/score.ts';
import type { VerdictTally } from '../../store/scores/verdict-tally.ts';

/** A day, or all days of a month; both ends included. */
export interface ScorePeriod {
  /** `2026-11-20` or `2026-11`. */
  readonly name: string;
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
}

export interface ScoreRow {
  readonly hall: string;
  readonly window: string;
  readonly rulebook: string;
  readonly clause: string;
  /** Left out for a clause that the rulebooks no longer have. */
  readonly wording?: Wording;
  readonly score: Score;
}

export interface WindowScores {
  readonly hall: string;
  readonly window: string;
  readonly total: Score;
  /** Judged clauses only, in the order of the rulebook. */
  readonly rows: readonly ScoreRow[];
}

/** Scores by one rulebook. */
export interface RulebookScores {
  readonly rulebook: string;
  readonly total: Score;
  readonly windows: readonly WindowScores[];
}

export interface ScoreTable {
  readonly period: ScorePeriod;
  /** Each by itself: rulebooks judge the same acts by other rules, so their scores are never summed. */
  readonly rulebooks: readonly RulebookScores[];
}

/** Scores of the period by rulebook, window and clause. Clauses that were never judged are left out. */
export function scoreTable(
  period: ScorePeriod,
  tallies: readonly VerdictTally[],
  rulebooks: readonly Rulebook[],
): ScoreTable {
  const clauses = new Map<string, { clause: Clause; order: number }>();
  for (const rulebook of rulebooks) {
    for (const clause of rulebook.clauses) clauses.set(`${rulebook.id} ${clause.id}`, { clause, order: clauses.size });
  }
  const known = ({ rulebook, clause }: { rulebook: string; clause: string }) => clauses.get(`${rulebook} ${clause}`);
  const countsAs: CountsAs = (tally) => {
    const clause = known(tally)?.clause;
    if (clause?.judgement.check === null) return 'unjudged';
    return clause !== undefined && isCountedByHour(clause) ? 'on-duty' : 'act';
  };
  const windowsOf = (ofRulebook: readonly VerdictTally[]) =>
    [...Map.groupBy(ofRulebook, ({ hall, window }) => `${hall}\0${window}`)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, ofWindow]): WindowScores => {
        const { hall, window } = ofWindow[0]!;
        const rows = [...Map.groupBy(ofWindow, ({ rulebook, clause }) => `${rulebook} ${clause}`).values()]
          .map((ofClause): ScoreRow => {
            const { rulebook, clause } = ofClause[0]!;
            const wording = known({ rulebook, clause })?.clause.wording;
            const score = scoreOf(ofClause, countsAs);
            return { hall, window, rulebook, clause, ...(wording && { wording }), score };
          })
          .filter(({ score: { counts, onDuty } }) =>
            [counts, onDuty.counts].some((of) => Object.values(of).some((count) => count !== 0)),
          )
          .sort((a, b) => (known(a)?.order ?? Infinity) - (known(b)?.order ?? Infinity));
        return { hall, window, total: scoreOf(ofWindow, countsAs), rows };
      });
  const scores = [...Map.groupBy(tallies, ({ rulebook }) => rulebook)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rulebook, own]) => ({ rulebook, total: scoreOf(own, countsAs), windows: windowsOf(own) }));
  return { period, rulebooks: scores };
}
