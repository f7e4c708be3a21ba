import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { recordedTerminal } from '../support/recorded-terminal.ts';

const context = {
  terminal: recordedTerminal(),
  environment: {},
  workingFolder: '/',
  signal: new AbortController().signal,
};
const namesFor = async (...args: string[]) =>
  (await createProgram(context, args)).commands.map((command) => command.name());

const all = await namesFor('--help');

test('knows every command for the help and for a slip of the pen', async () => {
  expect(all).toEqual(expect.arrayContaining(['analyze', 'timeline', 'reevaluate', 'report', 'rulebooks', 'doctor']));
  expect(await namesFor('analyse')).toEqual(all);
  expect(await namesFor()).toEqual(all);
});

test('the help loads no command', async () => {
  const { commands } = await createProgram(context, ['--help']);
  for (const command of commands) {
    expect(command.summary(), command.name()).toMatch(/[\u4e00-\u9fff].* · [a-z]/i);
    expect([command.description(), command.options], command.name()).toEqual(['', []]);
  }
});

test.each(all.flatMap((name) => [[name], ['help', name], ['--help', name]].map((args) => ({ name, args }))))(
  '$name is loaded by $args',
  async ({ name, args }) => {
    const { commands } = await createProgram(context, args);
    expect(commands.map((command) => command.name())).toEqual(all);
    expect(commands.filter((command) => command.description() !== '').map((command) => command.name())).toEqual([name]);
  },
);

test.each(all)('%s says in both languages what it does and what its options mean', async (name) => {
  const program = await createProgram(context, [name]);
  const command = program.commands.find((candidate) => candidate.name() === name)!;
  const texts = [command.description(), ...command.options.map(({ description }) => description)];
  for (const text of texts) expect(text).toMatch(/[\u4e00-\u9fff][\s\S]*[a-z]/i);
});
