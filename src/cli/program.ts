import { Command } from 'commander';
import { ENGINE_VERSION } from '../core/version.ts';
import type { CliContext } from './context.ts';

type AddCommand = (program: Command, context: CliContext) => void;

/**
 * In the order of the help. Loaded only when needed: the service and the models take half a second to load, and most
 * commands need neither.
 */
const COMMANDS: readonly { readonly names: readonly string[]; readonly load: () => Promise<AddCommand> }[] = [
  { names: ['analyze'], load: async () => (await import('./commands/analyze.ts')).addAnalyzeCommand },
  { names: ['batch'], load: async () => (await import('./commands/batch.ts')).addBatchCommand },
  { names: ['worker'], load: async () => (await import('./commands/worker.ts')).addWorkerCommand },
  { names: ['timeline'], load: async () => (await import('./commands/timeline.ts')).addTimelineCommand },
  { names: ['reevaluate'], load: async () => (await import('./commands/reevaluate.ts')).addReevaluateCommand },
  { names: ['report'], load: async () => (await import('./commands/report.ts')).addReportCommand },
  {
    names: ['report-daily', 'report-monthly'],
    load: async () => (await import('./commands/report-scores.ts')).addScoreReportCommands,
  },
  { names: ['watch'], load: async () => (await import('./commands/watch.ts')).addWatchCommand },
  { names: ['rulebooks'], load: async () => (await import('./commands/rulebooks.ts')).addRulebooksCommand },
  { names: ['serve'], load: async () => (await import('./commands/serve.ts')).addServeCommand },
  { names: ['audit'], load: async () => (await import('./commands/audit.ts')).addAuditCommand },
  { names: ['backup', 'restore'], load: async () => (await import('./commands/backup.ts')).addBackupCommands },
  { names: ['doctor'], load: async () => (await import('./commands/doctor.ts')).addDoctorCommand },
];

/**
 * Builds the command line with the command that `args` begin with, or with all of them for the help and typing errors.
 * The parser throws errors; main.ts prints them with their code.
 */
export async function createProgram(context: CliContext, args: readonly string[]): Promise<Command> {
  const program = new Command('liyi')
    .description('礼仪：窗口录像 → 服务规范时间轴\nLiyi: footage of a service counter in, a compliance timeline out')
    .version(ENGINE_VERSION, '-V, --version', '版本号 · version')
    .helpOption('-h, --help', '帮助 · help')
    .helpCommand('help [command]', '某个命令的帮助 · help for a command')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const named = COMMANDS.filter(({ names }) => names.includes(args[0] ?? ''));
  for (const { load } of named.length > 0 ? named : COMMANDS) {
    const add = await load();
    add(program, context);
  }
  return program;
}
