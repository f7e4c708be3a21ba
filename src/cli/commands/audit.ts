import type { Command } from 'commander';
import { LiyiError } from '../../core/errors.ts';
import { verifyAudit } from '../../store/audit/read-audit.ts';
import { openServiceStore } from '../../store/service-store.ts';
import type { CliContext } from '../context.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';

/** Adds `liyi audit verify`: checks that the audit log is what was written. */
export function addAuditCommand(program: Command, context: CliContext): void {
  program
    .command('audit')
    .description('审计日志\nThe audit log')
    .command('verify')
    .description(
      '验证审计日志是否完整、未被改动\nProve that no entry of the audit log was changed, removed or put in between',
    )
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: SettingOptions) => verify(options, context));
}

async function verify(options: SettingOptions, context: CliContext): Promise<void> {
  const { store: location } = settingsOf(context, options);
  await using store = await openServiceStore('sqlitePath' in location ? { ...location, mustExist: true } : location);
  const result = await store.read(verifyAudit);
  if (!result.intact) {
    throw new LiyiError('LIYI_AUDIT_BROKEN', {
      message: `${store.placeName}: ${result.problem}; ${result.entries} entries before it are intact`,
      remedy: 'Keep the store as it is, and compare it with the last backup and with the hashes noted earlier.',
    });
  }
  context.terminal.print(
    `✓ 完整 intact: ${result.entries} 条 entries\n` +
      `  末条哈希 hash of the last: ${result.hash}\n` +
      '  请另行记录此哈希，日后可证明日志没有被整体替换 · note this hash elsewhere: it later proves that the log was not replaced as a whole',
  );
}
