import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMilliseconds } from '../../core/units.ts';
import { outputError, writeWhole } from '../../media/output-file.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import { scoreCsv } from './score-csv.ts';
import { scorePage } from './score-page.ts';
import type { ScoreTable } from './score-table.ts';
import { scoreWorkbook } from './score-workbook.ts';

export const SCORE_FORMATS = ['html', 'csv', 'xlsx'] as const;
export type ScoreFormat = (typeof SCORE_FORMATS)[number];

export interface ScoreReportRequest {
  readonly table: ScoreTable;
  readonly rulebooks: readonly Rulebook[];
  readonly folder: string;
  readonly formats: readonly ScoreFormat[];
  readonly writtenAt: EpochMilliseconds;
}

/**
 * Writes `scores-2026-11-20.html`, `.csv` and `.xlsx`, each complete or not at all.
 * @returns their paths
 * @throws LiyiError LIYI_OUTPUT_WRITE
 */
export async function writeScoreReport(request: ScoreReportRequest): Promise<string[]> {
  const { table, folder, formats } = request;
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw outputError(folder, cause);
  });
  const paths: string[] = [];
  for (const format of formats) {
    const path = join(folder, `scores-${table.period.name}.${format}`);
    const content = await contentOf(format, request);
    await writeWhole(path, (place) =>
      writeFile(place, content).catch((cause: unknown) => {
        throw outputError(path, cause);
      }),
    );
    paths.push(path);
  }
  return paths;
}

async function contentOf(format: ScoreFormat, request: ScoreReportRequest): Promise<string | Uint8Array> {
  const { table, rulebooks, writtenAt } = request;
  switch (format) {
    case 'html':
      return scorePage(table, rulebooks, writtenAt);
    case 'csv':
      return scoreCsv(table);
    case 'xlsx':
      return scoreWorkbook(table);
  }
}
