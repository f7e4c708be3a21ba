import { SCORED_TYPES } from '../../test/support/event-types.ts';
import type { Condition } from '../../test/support/robustness/condition.ts';
import { failureIn } from '../../test/support/robustness/failures.ts';
import { merged, type Scores } from './score-clip.ts';
import { bowRow, typeRows } from './summary.ts';
import { type Cell, markdownTable } from './tables.ts';

/** A condition and how the events reported under it compare with what happened. */
export interface Played {
  readonly condition: Condition;
  readonly scores: Scores;
}

/** A way to part the conditions: by build, noise and so on. */
export interface Margin {
  readonly title: string;
  readonly values: readonly (string | number)[];
  readonly of: (condition: Condition) => string | number;
}

/** By event: recall, and false alarms in a hundred scenes, for each value of the margin over all others. */
export function eventTable(played: readonly Played[], { title, values, of }: Margin): string {
  const columns = values.map((value) => {
    const own = played.filter(({ condition }) => of(condition) === value);
    return { scenes: own.length, rows: typeRows(merged(own.map(({ scores }) => scores))) };
  });
  const types = SCORED_TYPES.filter((type) => columns.some(({ rows }) => rows.some((row) => row.type === type)));
  return markdownTable(
    [title, ...values.map(String)],
    types.map((type) => [
      type,
      ...columns.map(({ scenes, rows }): Cell => {
        const row = rows.find((r) => r.type === type);
        if (!row) return '0';
        const falseAlarms = Math.round((100 * row.falseAlarms) / scenes);
        return row.events > 0 ? `${row.recall.toFixed(2)} · ${falseAlarms}` : `${falseAlarms}`;
      }),
    ]),
  );
}

/** Depths of bows that were found: mean error and bias in degrees, for each value of the margin. */
export function bowErrorTable(played: readonly Played[], { title, values, of }: Margin): string {
  const rows = values.flatMap((value) => {
    const own = played.filter(({ condition }) => of(condition) === value);
    const row = bowRow(own.flatMap(({ scores }) => scores.get('bow')?.bows ?? []));
    return row ? [{ value, row }] : [];
  });
  return markdownTable(
    [title, ...rows.map(({ value }) => String(value))],
    [
      ['mean error °', ...rows.map(({ row }) => row.meanErrorDeg.toFixed(1))],
      ['bias °', ...rows.map(({ row }) => row.biasDeg.toFixed(1))],
      ['error / stated', ...rows.map(({ row }) => row.standardizedError.toFixed(1))],
    ],
  );
}

/** By scenario: how many of a hundred conditions hold, and what mostly goes wrong in the others. */
export function scenarioTable(played: readonly Played[]): string {
  const scenarios = [...new Set(played.map(({ condition }) => condition.scenario))];
  return markdownTable(
    ['scenario', 'holds %', 'what mostly fails'],
    scenarios.map((scenario) => {
      const own = played.filter(({ condition }) => condition.scenario === scenario);
      const failures = own.flatMap(({ scores }) => failureIn(scores) ?? []);
      return [scenario, Math.round(100 * (1 - failures.length / own.length)), mostFrequent(failures) ?? ''];
    }),
  );
}

/** The failure that is seen most, and how often. */
function mostFrequent(failures: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const part of failures.flatMap((failure) => failure.split(', '))) {
    const kind = part.replace(/ × \d+$/, '');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const first = [...counts].toSorted(([, a], [, b]) => b - a)[0];
  return first && `${first[0]} (${first[1]})`;
}
