import type { Command } from 'commander';
import { LiyiError } from '../../core/errors.ts';
import { AuditSeal } from '../../store/audit/audit-seal.ts';
import { restoreBackup } from '../../store/database/backup.ts';
import { commandLineActor } from '../command-line-actor.ts';
import type { CliContext } from '../context.ts';
import { makeFolderOf, openTimelineForReading } from '../open-timeline.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';

/** Adds `liyi backup`, for stores in one file. */
export function addBackupCommand(program: Command, context: CliContext): void {
  program
    .command('backup')
    .description('在线备份时间轴数据库，并检查副本\nCopy the timeline store while it is used, and check the copy')
    .argument('<file>', '备份文件 · new file')
    .addOption(dbOption())
    .addOption(configOption())
    .action(async (file: string, options: SettingOptions) => {
      const { store: location, service } = settingsOf(context, options);
      await using store = await openTimelineForReading(location, await AuditSeal.openIfThere(service.dataDir));
      const { path, bytes, runs } = await store.backup(file);
      await store.change(commandLineActor(), async ({ note }) =>
        note({ action: 'store.backup', subject: 'store', detail: { bytes, runs } }),
      );
      context.terminal.print(`✓ ${path} · ${runs} runs · ${bytes} bytes`);
    });
}

/** Adds `liyi restore`, for stores in one file. */
export function addRestoreCommand(program: Command, context: CliContext): void {
  program
    .command('restore')
    .description(
      '检查备份并恢复为新的数据库\nCheck a backup and make a new store from it; one that is there is never replaced',
    )
    .argument('<file>', '备份文件 · backup')
    .addOption(dbOption())
    .addOption(configOption())
    .action(async (file: string, options: SettingOptions) => {
      const { store: location } = settingsOf(context, options);
      if (!('sqlitePath' in location)) {
        throw new LiyiError('LIYI_USAGE', {
          message: 'a store on PostgreSQL is restored by PostgreSQL itself',
          remedy: 'Use `pg_restore` with a dump of `pg_dump --format=custom`.',
        });
      }
      await makeFolderOf(location);
      const { path, runs } = await restoreBackup(file, location.sqlitePath);
      context.terminal.print(`✓ ${path} · ${runs} runs`);
    });
}
