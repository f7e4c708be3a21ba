import type { Command } from 'commander';
import { knownRulebooks } from '../../config/load-rulebooks.ts';
import { VERDICTS } from '../../contract/verdict.ts';
import { LiyiError } from '../../core/errors.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { analysisDocument } from '../../reports/analysis-document.ts';
import { writeTextFile } from '../../reports/text-file.ts';
import { formatInstant } from '../../reports/time-text.ts';
import type { CliContext } from '../context.ts';
import { openTimelineForReading, placeOf } from '../open-timeline.ts';
import {
  configOption,
  dbOption,
  fromOption,
  type SettingOptions,
  settingsOf,
  toOption,
  windowOption,
} from '../options.ts';
import { runLines } from '../run-lines.ts';
import { type RunInPeriod, runsInPeriod } from '../runs-in-period.ts';

const TIMELINE_SCHEMA = 'liyi.timeline/1';

interface TimelineOptions extends SettingOptions {
  readonly window: string;
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
  readonly all?: boolean;
  readonly json?: string | true;
}

/** Adds `liyi timeline`: what is stored of a window, as a table or JSON. */
export function addTimelineCommand(program: Command, context: CliContext): void {
  program
    .command('timeline')
    .description('查看某个窗口的时间轴和结论\nShow what is stored of a window: events, encounters, verdicts')
    .addOption(windowOption().makeOptionMandatory())
    .addOption(fromOption())
    .addOption(toOption())
    .option('--all', '列出全部结论 · list every verdict, not only those to act on')
    .option('--json [path]', 'JSON 格式（默认标准输出） · as JSON, to standard output or a file')
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: TimelineOptions) => timeline(options, context));
}

async function timeline(options: TimelineOptions, context: CliContext): Promise<void> {
  const settings = settingsOf(context, options);
  const { store: location } = settings;
  await using store = await openTimelineForReading(location);
  const runs = await runsInPeriod(store, options);
  if (runs.length === 0) throw nothingOf(options, placeOf(location));
  if (options.json === undefined) {
    const verdicts = options.all ? VERDICTS : (['not-met', 'needs-review'] as const);
    const rulebooks = knownRulebooks(settings.rulebooks);
    context.terminal.print(
      runs.map((run) => runLines(run, rulebooks, verdicts, context.terminal).join('\n')).join('\n\n'),
    );
    return;
  }
  const text = `${JSON.stringify(timelineDocument(runs, options), undefined, 2)}\n`;
  if (options.json === true || options.json === '-') context.terminal.print(text.trimEnd());
  else await writeTextFile(options.json, text);
}

const timelineDocument = (runs: readonly RunInPeriod[], { window, from, to }: TimelineOptions) => ({
  schema: TIMELINE_SCHEMA,
  window,
  ...(from !== undefined && { from: new Date(from).toISOString() }),
  ...(to !== undefined && { to: new Date(to).toISOString() }),
  runs: runs.map((run) => ({ run: run.id, ...analysisDocument(run) })),
});

const nothingOf = ({ window, from, to }: TimelineOptions, place: string): LiyiError =>
  new LiyiError('LIYI_NOT_IN_STORE', {
    message:
      `${place} holds nothing of window ${window}` +
      `${from === undefined ? '' : ` from ${formatInstant(from)}`}${to === undefined ? '' : ` until ${formatInstant(to)}`}`,
    remedy:
      from === undefined && to === undefined
        ? 'Check the code of the window and --db, or analyse a recording first.'
        : 'Leave out --from and --to to see all of it; recordings analysed without --started-at have no time of day.',
  });
