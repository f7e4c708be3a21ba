import { knownRulebooks } from '../config/load-rulebooks.ts';
import type { RulebookSettings } from '../config/rulebook-places.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { dayPeriod, lastDay, lastMonth } from '../reports/scores/score-period.ts';
import { type ScorePeriod, scoreTable } from '../reports/scores/score-table.ts';
import { SCORE_FORMATS, type ScoreFormat, writeScoreReport } from '../reports/scores/write-score-report.ts';
import type { OpenDatabase } from '../store/database/open-database.ts';
import { reporting } from '../store/database/store-errors.ts';
import type { ScoreReportJob } from '../store/jobs/job.ts';
import { tallyVerdicts } from '../store/scores/verdict-tally.ts';
import type { JobHandler } from './run-jobs.ts';

export interface ScoreReport {
  readonly period: ScorePeriod;
  readonly folder: string;
  readonly formats: readonly ScoreFormat[];
  readonly rulebooks?: RulebookSettings;
  /** Code of the hall; all halls where left out. */
  readonly hall?: string;
  readonly now: EpochMilliseconds;
}

/**
 * Writes the scores of a period as files.
 * @returns their paths
 * @throws LiyiError LIYI_STORE_READ, LIYI_OUTPUT_WRITE
 */
export async function reportScores(database: OpenDatabase, report: ScoreReport): Promise<string[]> {
  const { period, folder, formats, hall, now } = report;
  const { fromDay, toDay } = period;
  const query = { fromDay, toDay, ...(hall !== undefined && { hall }) };
  const tallies = await reporting('LIYI_STORE_READ', database.placeName, () => tallyVerdicts(database.db, query));
  const rulebooks = knownRulebooks(report.rulebooks);
  const table = scoreTable(period, tallies, rulebooks);
  return writeScoreReport({ table, rulebooks, folder, formats, writtenAt: now });
}

/** A handler for jobs that write the scores of a day or month as files. */
export const scoreReportHandler =
  (
    database: OpenDatabase,
    settings: Pick<ScoreReport, 'folder' | 'rulebooks'>,
    clock: () => EpochMilliseconds = Date.now,
  ): JobHandler<'score-report'> =>
  async ({ payload }) => {
    const now = clock();
    const report = { ...settings, period: periodOf(payload, now), formats: SCORE_FORMATS, now };
    return { files: await reportScores(database, report) };
  };

function periodOf(job: ScoreReportJob, now: EpochMilliseconds): ScorePeriod {
  switch (job.per) {
    case 'day':
      return job.day === undefined ? lastDay(now) : dayPeriod(job.day);
    case 'month':
      return lastMonth(now);
  }
}
