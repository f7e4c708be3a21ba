import { Command } from 'commander';
import { ENGINE_VERSION } from '../core/version.ts';
import { COMMANDS } from './command-list.ts';
import type { CliContext } from './context.ts';

/**
 * Builds the command line: the command that `args` name with its options, and of the others the name and summary. The
 * parser throws errors; main.ts prints them with their code.
 */
export async function createProgram(context: CliContext, args: readonly string[]): Promise<Command> {
  const program = new Command('liyi')
    .description('礼仪：窗口录像 → 服务规范时间轴\nLiyi: footage of a service counter in, a compliance timeline out')
    .version(ENGINE_VERSION, '-V, --version', '版本号 · version')
    .helpOption('-h, --help', '帮助 · help')
    .helpCommand('help [command]', '某个命令的帮助 · help for a command')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const named = namedIn(args);
  for (const { name, summary, load } of COMMANDS) {
    if (name === named) (await load())(program, context);
    else program.command(name);
    program.commands.at(-1)!.summary(summary);
  }
  return program;
}

/** `analyze …`, `help analyze`; what begins with a dash is an option. */
function namedIn(args: readonly string[]): string | undefined {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  return first === 'help' ? second : first;
}
