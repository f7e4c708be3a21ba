import { Command } from 'commander';
import { ENGINE_VERSION } from '../core/version.ts';
import { addAnalyzeCommand } from './commands/analyze.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addBatchCommand } from './commands/batch.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addReevaluateCommand } from './commands/reevaluate.ts';
import { addReportCommand } from './commands/report.ts';
import { addScoreReportCommands } from './commands/report-scores.ts';
import { addRulebooksCommand } from './commands/rulebooks.ts';
import { addServeCommand } from './commands/serve.ts';
import { addTimelineCommand } from './commands/timeline.ts';
import { addWatchCommand } from './commands/watch.ts';
import { addWorkerCommand } from './commands/worker.ts';
import type { CliContext } from './context.ts';

/** Errors are thrown, never printed by the parser: main.ts prints them with their code. */
export function createProgram(context: CliContext): Command {
  const program = new Command('liyi')
    .description('礼仪：窗口录像 → 服务规范时间轴\nLiyi: footage of a service counter in, a compliance timeline out')
    .version(ENGINE_VERSION, '-V, --version', '版本号 · version')
    .helpOption('-h, --help', '帮助 · help')
    .helpCommand('help [command]', '某个命令的帮助 · help for a command')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  addAnalyzeCommand(program, context);
  addBatchCommand(program, context);
  addWorkerCommand(program, context);
  addTimelineCommand(program, context);
  addReevaluateCommand(program, context);
  addReportCommand(program, context);
  addScoreReportCommands(program, context);
  addWatchCommand(program, context);
  addRulebooksCommand(program, context);
  addServeCommand(program, context);
  addAuditCommand(program, context);
  addBackupCommands(program, context);
  addDoctorCommand(program, context);
  return program;
}
