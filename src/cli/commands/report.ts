import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { knownRulebooks } from '../../config/load-rulebooks.ts';
import { LiyiError } from '../../core/errors.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Footage } from '../../media/footage.ts';
import { type ReportedRun, writeReport } from '../../reports/write-report.ts';
import { AuditSeal } from '../../store/audit/audit-seal.ts';
import type { RunRecord } from '../../store/runs/runs.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { commandLineActor } from '../command-line-actor.ts';
import type { CliContext } from '../context.ts';
import { currentRulebooks } from '../current-rulebooks.ts';
import { footageOfRuns } from '../footage-of-runs.ts';
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
import { printError } from '../print-error.ts';
import { runsInPeriod } from '../runs-in-period.ts';

interface ReportOptions extends SettingOptions {
  readonly window?: string;
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
  readonly run?: RunId;
  readonly footage?: readonly string[];
  readonly out: string;
}

/** Adds `liyi report`: an HTML page with timeline, verdicts, stills and clips. */
export function addReportCommand(program: Command, context: CliContext): void {
  program
    .command('report')
    .description(
      '生成 HTML 报告：时间轴、结论、图片和证据片段\n' +
        'Write an HTML report: timeline, verdicts, stills and evidence clips',
    )
    .addOption(windowOption())
    .addOption(fromOption())
    .addOption(toOption())
    .option('--run <id>', '只报告这一次分析 · this run only', parseRunId)
    .option('--footage <path...>', '录像现在的位置 · where the recordings are now, for pictures')
    .option('-o, --out <path>', '报告文件 · the page', 'liyi-report.html')
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: ReportOptions) => report(options, context));
}

async function report(options: ReportOptions, context: CliContext): Promise<void> {
  const { terminal, signal } = context;
  const settings = settingsOf(context, options);
  await using store = await openTimelineForReading(
    settings.store,
    await AuditSeal.openIfThere(settings.service.dataDir),
  );
  const runs = (await runsInPeriod(store, options)).filter(({ id }) => options.run === undefined || id === options.run);
  if (runs.length === 0) throw nothingToReport(placeOf(settings.store));
  const { ffmpeg: programs } = settings;
  const found = await footageOfRuns(options.footage ?? [], runs, {
    ...{ programs, signal },
    onUnreadable: (error) => {
      process.exitCode = printError(error, terminal);
    },
  });
  const reported = runs.map((run): ReportedRun => {
    const footage = found.get(run.id);
    if (!footage) {
      terminal.note(
        `! ${run.footage.name}: 找不到录像，报告中没有它的画面 not found, so no pictures of it (--footage)`,
      );
    }
    return { run, readings: () => store.readings(run.id), footage };
  });
  const path = resolve(context.workingFolder, options.out);
  await noteReport(store, runs, found);
  const lost = new Map<string, LiyiError>();
  await writeReport({
    path,
    runs: reported,
    rulebooks: await currentRulebooks(store, knownRulebooks(settings.rulebooks)),
    writtenAt: Date.now(),
    onLost: ({ footage }, error) => void lost.set(`${footage.name}: ${error.message}`, error),
    programs,
    signal,
  });
  for (const what of lost.keys()) terminal.note(`! ${what}: 报告中缺这些画面 missing from the report`);
  terminal.print(`报告 report: ${path}`);
}

/** What shows people is noted before it does. */
const noteReport = (
  store: ServiceStore,
  runs: readonly RunRecord[],
  found: ReadonlyMap<RunId, Footage>,
): Promise<void> =>
  store.change(commandLineActor(), async ({ note }) => {
    for (const [hall, ofHall] of Map.groupBy(runs, (run) => run.hall)) {
      const withPictures = ofHall.map(({ id }) => id).filter((id) => found.has(id));
      note({ action: 'report.write', subject: `hall:${hall}`, hall, detail: { runs: ofHall.length, withPictures } });
    }
  });

function parseRunId(text: string): RunId {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new InvalidArgumentError('It is not the number of a run.');
  return id;
}

const nothingToReport = (place: string): LiyiError =>
  new LiyiError('LIYI_NOT_IN_STORE', {
    message: `${place} holds nothing to report`,
    remedy: 'Check --window, --from, --to, --run and --db, or analyse a recording first.',
  });
