import { type Command, InvalidArgumentError, Option } from 'commander';
import { reportScores } from '../../batch/score-report-job.ts';
import { dayPeriod, lastDay, lastMonth, monthPeriod } from '../../reports/scores/score-period.ts';
import type { ScorePeriod } from '../../reports/scores/score-table.ts';
import { SCORE_FORMATS, type ScoreFormat } from '../../reports/scores/write-score-report.ts';
import { openDatabase } from '../../store/database/open-database.ts';
import type { CliContext } from '../context.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';

interface ScoreOptions extends SettingOptions {
  readonly hall?: string;
  readonly out?: string;
  readonly format?: readonly ScoreFormat[];
}

/** Adds `liyi report-daily`: scores of a day by hall, window and clause as files. */
export function addDailyReportCommand(program: Command, context: CliContext): void {
  const daily = program
    .command('report-daily')
    .description('各窗口、各条款的日报（HTML、CSV、XLSX）\nScores of a day by hall, window and clause')
    .option('--day <day>', '日期（默认昨天） · day, 2026-11-20 (default: yesterday)', parseDay);
  withOptions(daily).action((options: ScoreOptions & { day?: string }) =>
    report(options.day === undefined ? lastDay(Date.now()) : dayPeriod(options.day), options, context),
  );
}

/** Adds `liyi report-monthly`: scores of a month by hall, window and clause as files. */
export function addMonthlyReportCommand(program: Command, context: CliContext): void {
  const monthly = program
    .command('report-monthly')
    .description('各窗口、各条款的月报（HTML、CSV、XLSX）\nScores of a month by hall, window and clause')
    .option('--month <month>', '月份（默认上月） · month, 2026-11 (default: the last)', parseMonth);
  withOptions(monthly).action((options: ScoreOptions & { month?: string }) =>
    report(options.month === undefined ? lastMonth(Date.now()) : monthPeriod(options.month), options, context),
  );
}

const withOptions = (command: Command): Command =>
  command
    .option('--hall <code>', '大厅编号（默认全部） · hall (default: all)')
    .option('--out <folder>', '输出文件夹 · folder to write to (default: see settings, reports.folder)')
    .addOption(new Option('--format <format...>', '格式 · formats (default: all)').choices(SCORE_FORMATS))
    .addOption(dbOption())
    .addOption(configOption());

async function report(period: ScorePeriod, options: ScoreOptions, context: CliContext): Promise<void> {
  const settings = settingsOf(context, options);
  const database = await openDatabase(
    'sqlitePath' in settings.store ? { ...settings.store, mustExist: true } : settings.store,
  );
  try {
    const files = await reportScores(database, {
      period,
      folder: options.out ?? settings.reports.folder,
      rulebooks: settings.rulebooks,
      formats: options.format ?? SCORE_FORMATS,
      ...(options.hall !== undefined && { hall: options.hall }),
      now: Date.now(),
    });
    context.terminal.print(files.join('\n'));
  } finally {
    await database.db.destroy();
  }
}

function parseDay(text: string): string {
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!exists) throw new InvalidArgumentError('It is not a day such as 2026-11-20.');
  return text;
}

function parseMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('It is not a month such as 2026-11.');
  return text;
}
