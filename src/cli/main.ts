import { CommanderError } from 'commander';
import { processEnvironment } from '../config/process-environment.ts';
import { EXIT } from './exit-codes.ts';
import { listenForInterruption } from './interruption.ts';
import { printError } from './print-error.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const terminal = processTerminal();
using interruption = listenForInterruption(() => process.exit(EXIT.interrupted));
const { signal } = interruption;
try {
  const context = { terminal, environment: processEnvironment, workingFolder: process.cwd(), signal };
  const args = process.argv.slice(2);
  const program = await createProgram(context, args);
  await program.parseAsync(args, { from: 'user' });
} catch (error) {
  // An error while everything is being closed is caused by the interruption.
  if (signal.aborted) process.exitCode = printError(signal.reason, terminal);
  else if (!(error instanceof CommanderError && printedHelp(error))) process.exitCode = printError(error, terminal);
}

/** `--help` and `--version` succeed; a missing command, for which help is shown, does not. */
function printedHelp({ code, exitCode }: CommanderError): boolean {
  if (code === 'commander.help') process.exitCode = EXIT.usage;
  return exitCode === EXIT.ok || code === 'commander.help';
}
