import type { Command } from 'commander';
import { loadRulebooks } from '../../config/load-rulebooks.ts';
import { LiyiError } from '../../core/errors.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { type JudgedRun, judgeRuns, type RunJudging } from '../../judge-runs.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import type { CliContext } from '../context.ts';
import { currentRulebooks } from '../current-rulebooks.ts';
import { openTimelineForReading, placeOf } from '../open-timeline.ts';
import {
  configOption,
  dbOption,
  fromOption,
  requestedRulebooks,
  rulebookOption,
  type SettingOptions,
  settingsOf,
  toOption,
  windowOption,
} from '../options.ts';
import { runHeadLines } from '../run-lines.ts';
import { verdictCounts } from '../verdict-lines.ts';

interface ReevaluateOptions extends SettingOptions {
  readonly window?: string;
  readonly from?: EpochMilliseconds;
  readonly to?: EpochMilliseconds;
  readonly rulebook?: readonly string[];
}

/** Adds `liyi reevaluate`: judges stored measurements again, without video or inference. */
export function addReevaluateCommand(program: Command, context: CliContext): void {
  program
    .command('reevaluate')
    .description(
      '不解码、不推理，用已存的测量重新识别事件并评判\n' +
        'Events and rulebooks again over stored measurements, without decoding or inference',
    )
    .addOption(windowOption())
    .addOption(fromOption())
    .addOption(toOption())
    .addOption(rulebookOption())
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: ReevaluateOptions) => reevaluate(options, context));
}

async function reevaluate(options: ReevaluateOptions, context: CliContext): Promise<void> {
  const settings = settingsOf(context, options);
  const loaded = loadRulebooks(requestedRulebooks(options.rulebook, context), settings.rulebooks);
  await using store = await openTimelineForReading(settings.store);
  const rulebooks = await currentRulebooks(store, loaded);
  const runs = await store.runs(options);
  if (runs.length === 0) {
    throw new LiyiError('LIYI_NOT_IN_STORE', {
      message: `${placeOf(settings.store)} holds no recording to judge again`,
      remedy: 'Check --window, --from, --to and --db, or analyse a recording first.',
    });
  }
  const judging: RunJudging = {
    db: store.database.db,
    store,
    ...{ callingClocks: settings.callingClocks, openingHours: settings.openingHours },
    rulebooksOf: async () => rulebooks,
  };
  for await (const judged of judgeRuns(runs, judging)) {
    context.signal.throwIfAborted();
    for (const one of judged) await print(one, store, context);
  }
}

async function print({ run, outcome, runId }: JudgedRun, store: ServiceStore, { terminal }: CliContext): Promise<void> {
  if (outcome === 'unmeasured') {
    terminal.note(
      `! run ${run.id}: 测量已按保留期限删除，结论不变 measurements are past their retention: verdicts stay`,
    );
    return;
  }
  const result = outcome === 'unchanged' ? '没有变化 unchanged' : `run ${run.id} → run ${runId}`;
  const entries = await store.entries(runId);
  terminal.print(
    [
      ...runHeadLines({ ...run, ...entries }, terminal),
      `  ${result}`,
      `  结论 verdicts: ${verdictCounts(entries.findings, terminal)}`,
    ].join('\n'),
  );
}
