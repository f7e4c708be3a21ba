import type { Scores } from '../../../bench/accuracy/score-clip.ts';
import type { Degrees } from '../../../src/core/units.ts';
import { type Condition, conditionName, scoresUnder } from './condition.ts';

/** A bow that is further off is as good as another bow: grades lie 15° apart, and a third of that is a border's width. */
const LARGEST_BOW_ERROR_DEG: Degrees = 5;

/** What is wrong in these scores, in words; undefined where nothing is. */
export function failureIn(scores: Scores): string | undefined {
  const wrong = [...scores]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([type, { misses, falseAlarms, bows }]) => [
      ...(misses > 0 ? [`missed ${type}`] : []),
      ...(falseAlarms > 0 ? [`false ${type}${falseAlarms > 1 ? ` × ${falseAlarms}` : ''}`] : []),
      ...bows.flatMap(({ trueDeg, measuredDeg }) => {
        const error = measuredDeg - trueDeg;
        return Math.abs(error) > LARGEST_BOW_ERROR_DEG ? [`bow more than 5° too ${error > 0 ? 'deep' : 'light'}`] : [];
      }),
    ]);
  return wrong.length > 0 ? wrong.join(', ') : undefined;
}

/** Name of a condition without its scenario: what was wrong under it. */
export type Failures = Readonly<Record<string, string>>;

/** The conditions of one scenario that fail. */
export const failuresUnder = (conditions: readonly Condition[]): Failures =>
  Object.fromEntries(
    conditions.flatMap((condition) => {
      const failure = failureIn(scoresUnder(condition));
      return failure === undefined ? [] : [[conditionName(condition), failure] as const];
    }),
  );
