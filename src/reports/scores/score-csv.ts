import { csvText } from '../csv.ts';
import { SCORE_COLUMNS } from './score-columns.ts';
import type { ScoreTable } from './score-table.ts';

/** Scores as CSV for spreadsheets, with shares as numbers 0..1 to a tenth of a percent. */
export const scoreCsv = ({ rulebooks }: ScoreTable): string =>
  csvText([
    SCORE_COLUMNS.map(({ title }) => title),
    ...rulebooks
      .flatMap(({ windows }) => windows.flatMap(({ rows }) => rows))
      .map((row) =>
        SCORE_COLUMNS.map(({ kind, value }) => {
          const cell = value(row);
          return kind === 'share' && typeof cell === 'number' ? Math.round(cell * 1000) / 1000 : cell;
        }),
      ),
  ]);
