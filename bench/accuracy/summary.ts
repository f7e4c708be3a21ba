import { mean } from '../../src/core/statistics.ts';
import type { Degrees, Milliseconds } from '../../src/core/units.ts';
import { SCORED_TYPES } from '../../test/support/event-types.ts';
import type { MatchedBow, Scores } from './score-clip.ts';

export interface TypeRow {
  readonly type: string;
  readonly events: number;
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Medians over the hits; undefined without any. */
  readonly startErrorMs: Milliseconds | undefined;
  readonly endErrorMs: Milliseconds | undefined;
}

export interface BowRow {
  readonly bows: number;
  readonly meanErrorDeg: Degrees;
  readonly biasDeg: Degrees;
  /** Root mean square of errors in units of the stated uncertainty: 1 where it is honest. */
  readonly standardizedError: number;
  readonly graded: number;
  readonly gradesRight: number;
}

/** In the order of the event types; types that neither occur nor were reported are left out. */
export const typeRows = (scores: Scores): TypeRow[] =>
  SCORED_TYPES.flatMap((type) => {
    const score = scores.get(type);
    if (!score) return [];
    const { hits, falseAlarms, misses, startErrorsMs, endErrorsMs } = score;
    const precision = hits / (hits + falseAlarms || 1);
    const recall = hits / (hits + misses || 1);
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    const [startErrorMs, endErrorMs] = [upperMedian(startErrorsMs), upperMedian(endErrorsMs)];
    return [
      { type, events: hits + misses, hits, falseAlarms, misses, precision, recall, f1, startErrorMs, endErrorMs },
    ];
  });

/** Mean F1 of the types that occur. */
export function macroF1(rows: readonly TypeRow[]): number {
  const occurring = rows.filter(({ events }) => events > 0);
  return occurring.length === 0 ? 0 : mean(occurring.map(({ f1 }) => f1));
}

export function bowRow(bows: readonly MatchedBow[]): BowRow | undefined {
  if (bows.length === 0) return undefined;
  const errors = bows.map(({ measuredDeg, trueDeg }) => measuredDeg - trueDeg);
  const graded = bows.filter(({ isGradeRight }) => isGradeRight !== undefined);
  return {
    bows: bows.length,
    meanErrorDeg: mean(errors.map(Math.abs)),
    biasDeg: mean(errors),
    standardizedError: Math.sqrt(mean(errors.map((error, i) => (error / (bows[i]!.uncertaintyDeg || 1)) ** 2))),
    graded: graded.length,
    gradesRight: graded.filter(({ isGradeRight }) => isGradeRight).length,
  };
}

/** The middle value, the larger of two. */
const upperMedian = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[values.length >> 1];
