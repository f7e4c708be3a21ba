import type { BowRow, TypeRow } from './summary.ts';

export type Cell = string | number | undefined;

/** GitHub's Markdown, padded so that it reads well as plain text too. */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (cell === undefined ? '–' : String(cell))));
  const widths = head.map((title, i) => Math.max(title.length, ...texts.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...texts.map(line)].join('\n');
}

export const typeTable = (rows: readonly TypeRow[]): string =>
  markdownTable(
    ['event', 'in truth', 'hit', 'false', 'missed', 'precision', 'recall', 'F1', 'start ± ms', 'end ± ms'],
    rows.map((r) => [
      r.type,
      r.events,
      r.hits,
      r.falseAlarms,
      r.misses,
      ...[r.precision, r.recall, r.f1].map((share) => share.toFixed(2)),
      r.startErrorMs?.toFixed(0),
      r.endErrorMs?.toFixed(0),
    ]),
  );

export const bowTable = (rows: readonly (readonly [view: string, row: BowRow | undefined])[]): string =>
  markdownTable(
    ['bows by view', 'matched', 'mean error °', 'bias °', 'error / stated', 'grades right'],
    rows.flatMap(([view, row]) =>
      row
        ? [
            [
              view,
              row.bows,
              row.meanErrorDeg.toFixed(1),
              row.biasDeg.toFixed(1),
              row.standardizedError.toFixed(2),
              `${row.gradesRight} of ${row.graded}`,
            ],
          ]
        : [],
    ),
  );
