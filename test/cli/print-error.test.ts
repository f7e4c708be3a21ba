import { Command, CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { printError } from '../../src/cli/print-error.ts';
import { LiyiError } from '../../src/core/errors.ts';
import { recordedTerminal } from '../support/recorded-terminal.ts';

function printed(error: unknown): { exitCode: number; text: string } {
  const terminal = recordedTerminal();
  const exitCode = printError(error, terminal);
  return { exitCode, text: terminal.noted.join('\n') };
}

test('a known error: code, Chinese, message and remedy, no stack', () => {
  const error = new LiyiError('LIYI_INPUT_EMPTY', { message: 'a.mp4 is empty', remedy: 'Copy it again.' });
  expect(printed(error)).toEqual({
    exitCode: 3,
    text: '✗ LIYI_INPUT_EMPTY 输入的文件是空的\n  a.mp4 is empty\n  怎么办 · What to do: Copy it again.',
  });
});

test('a mistake on the command line is a usage error in our words', () => {
  const program = new Command('liyi').exitOverride().configureOutput({ outputError: () => {} });
  program.command('analyze').requiredOption('--window <code>');
  const thrown = catchFrom(() => program.parse(['analyze'], { from: 'user' }));
  expect(thrown).toBeInstanceOf(CommanderError);
  expect(printed(thrown)).toEqual({
    exitCode: 2,
    text: expect.stringMatching(/^✗ LIYI_USAGE .*\n {2}required option/),
  });
});

test('an unknown error is ours to mend: its stack is shown', () => {
  const { exitCode, text } = printed(new TypeError('x is not a function'));
  expect(exitCode).toBe(1);
  expect(text).toMatch(/please report it[\s\S]*TypeError: x is not a function\n +at /);
});

function catchFrom(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
