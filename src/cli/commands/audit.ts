import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { LiyiError } from '../../core/errors.ts';
import { AuditSeal } from '../../store/audit/audit-seal.ts';
import { verifyAudit } from '../../store/audit/verify-audit.ts';
import { openServiceStore } from '../../store/service-store.ts';
import type { CliContext } from '../context.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';

interface VerifyOptions extends SettingOptions {
  readonly expect?: string;
  readonly dataDir?: string;
}

/** Adds `liyi audit verify`: checks that the audit log is what was written. */
export function addAuditCommand(program: Command, context: CliContext): void {
  program
    .command('audit')
    .description('审计日志\nThe audit log')
    .command('verify')
    .description(
      '验证审计日志是否完整、未被改动\nProve that no entry of the audit log was changed, removed or put in between',
    )
    .option(
      '--expect <hash>',
      '以前记下的哈希，日志必须含有它 · a hash noted earlier, which the log must hold',
      parseHash,
    )
    .option(
      '--data-dir <folder>',
      '服务的数据文件夹（内有签名密钥） · data folder of the service, with the key that signs the log',
    )
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: VerifyOptions) => verify(options, context));
}

async function verify(options: VerifyOptions, context: CliContext): Promise<void> {
  const { store: location, service } = settingsOf(context, options);
  const folder = options.dataDir === undefined ? service.dataDir : resolve(context.workingFolder, options.dataDir);
  const seal = await AuditSeal.openIfThere(folder);
  await using store = await openServiceStore('sqlitePath' in location ? { ...location, mustExist: true } : location);
  const result = await store.read((db) => verifyAudit(db, { seal, expect: options.expect }));
  if (!result.intact) {
    throw new LiyiError('LIYI_AUDIT_BROKEN', {
      message: `${store.placeName}: ${result.problem}; ${result.entries} entries before it are intact`,
      remedy: 'Keep the store as it is, and compare it with the last backup and with the hashes noted earlier.',
    });
  }
  context.terminal.print(
    `✓ 完整 intact: ${result.entries} 条 entries\n` +
      (result.signedEntries === undefined
        ? `! 没有核对签名 signature not checked: ${folder} 没有密钥或日志尚未签名 holds no key, or the log is not signed yet\n`
        : `  已签名至 signed up to: ${result.signedEntries}\n`) +
      `  末条哈希 hash of the last: ${result.hash}\n` +
      '  请另行记录此哈希，日后可证明日志没有被整体替换 · note this hash elsewhere: it later proves that the log was not replaced as a whole',
  );
}

function parseHash(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new InvalidArgumentError('It is not the hash of an entry: 64 digits 0-9, a-f.');
  return text.toLowerCase();
}
