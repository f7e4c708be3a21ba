import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { decodeCsv } from '../../batch/csv-rows.ts';
import { enterRoster } from '../../batch/enter-roster.ts';
import { readRoster } from '../../batch/read-roster.ts';
import { LiyiError } from '../../core/errors.ts';
import { AuditSeal } from '../../store/audit/audit-seal.ts';
import { commandLineActor } from '../command-line-actor.ts';
import type { CliContext } from '../context.ts';
import { openTimelineForReading } from '../open-timeline.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';

/** Adds `liyi roster`: enters who sits where when, from a CSV file. */
export function addRosterCommand(program: Command, context: CliContext): void {
  program
    .command('roster')
    .description(
      '导入排班表（CSV：大厅、窗口、岗位、工号、开始、结束）；有一行不对就一行也不导入\n' +
        'Enter a roster (CSV: hall, window, post, staff_number, start, end), all of it or nothing',
    )
    .argument('<file>', '排班表 · the roster')
    .addOption(dbOption())
    .addOption(configOption())
    .action((file: string, options: SettingOptions) => roster(resolve(context.workingFolder, file), options, context));
}

async function roster(path: string, options: SettingOptions, context: CliContext): Promise<void> {
  const { store: location, service } = settingsOf(context, options);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new LiyiError('LIYI_INPUT_NOT_FOUND', {
      message: `${path}: cannot be read`,
      remedy: 'Check the path and who may read it.',
      cause,
    });
  });
  const shifts = readRoster(decodeCsv(bytes));
  await using store = await openTimelineForReading(location, await AuditSeal.openIfThere(service.dataDir));
  const { entered, known } = await store.change(commandLineActor(), (change) =>
    enterRoster(change, shifts, () => true),
  );
  context.terminal.print(`✓ 新增班次 ${entered} · 已有 ${known}　${entered} shifts entered, ${known} known`);
}
