import { CommanderError } from 'commander';
import { ERROR_CODES } from '../core/error-codes.ts';
import { LiyiError } from '../core/errors.ts';
import { redactCredentials } from '../core/redact.ts';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what went wrong and what to do.
 * @returns the exit code for it
 */
export function printError(thrown: unknown, terminal: Terminal): ExitCode {
  const error = thrown instanceof CommanderError ? usageError(thrown) : thrown;
  if (!(error instanceof LiyiError)) return printUnexpected(error, terminal);
  terminal.note(
    `✗ ${error.code} ${ERROR_CODES[error.code].zh}\n  ${error.message}\n  怎么办 · What to do: ${error.remedy}`,
  );
  return exitCodeOf(error.code);
}

/** A bug of this program: its developers need the stack. */
function printUnexpected(error: unknown, terminal: Terminal): ExitCode {
  const stack = redactCredentials((error instanceof Error && error.stack) || String(error));
  terminal.note(`✗ 程序内部错误，请连同以下内容报告 · An error of this program, please report it with this:\n${stack}`);
  return EXIT.internal;
}

const usageError = (error: CommanderError): LiyiError =>
  new LiyiError('LIYI_USAGE', {
    message: error.message.replace(/^error: /, ''),
    remedy: 'See liyi --help, or liyi <command> --help.',
    cause: error,
  });
