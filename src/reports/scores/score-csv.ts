import { csvText } from '../csv.ts';
import { SCORE_COLUMNS } from './score-columns.ts';
import type { ScoreTable } from './score-table.ts';

/** Shares to a tenth of a percent, as numbers from 0 to 1. */
export const scoreCsv = ({ windows }: ScoreTable): string =>
  csvText([
    SCORE_COLUMNS.map(({ title }) => title),
    ...windows
      .flatMap(({ rows }) => rows)
      .map((row) =>
        SCORE_COLUMNS.map(({ kind, value }) => {
          const cell = value(row);
          return kind === 'share' && typeof cell === 'number' ? Math.round(cell * 1000) / 1000 : cell;
        }),
      ),
  ]);
