import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import { SCORE_COLUMNS } from './score-columns.ts';
import type { ScoreTable } from './score-table.ts';

const WIDTH: Readonly<Record<string, number>> = { text: 16, count: 12, share: 12 };
const WORDING_WIDTH = 40;

/** Scores as an Excel workbook with one sheet, whose title row stays in sight. */
export async function scoreWorkbook({ period, rulebooks }: ScoreTable): Promise<Uint8Array> {
  const head: Row = SCORE_COLUMNS.map(({ title }) => ({ value: title, fontWeight: 'bold', wrap: true }));
  const body: Row[] = rulebooks
    .flatMap(({ windows }) => windows.flatMap(({ rows }) => rows))
    .map((row) =>
      SCORE_COLUMNS.map(({ kind, value }): Cell => {
        const cell = value(row);
        if (cell === undefined) return null;
        if (typeof cell === 'string') return { value: cell, type: String, wrap: true };
        return { value: cell, type: Number, ...(kind === 'share' && { format: '0.0%' }) };
      }),
    );
  return await writeExcelFile([head, ...body], {
    sheet: period.name,
    stickyRowsCount: 1,
    columns: SCORE_COLUMNS.map(({ kind, title }) => ({
      width: /要求|Requirement/.test(title) ? WORDING_WIDTH : WIDTH[kind]!,
    })),
  }).toBuffer();
}
