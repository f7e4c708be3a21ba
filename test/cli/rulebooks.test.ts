import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { recordedTerminal } from '../support/recorded-terminal.ts';
import { rulebookText } from '../support/rulebook-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
beforeAll(() => {
  folder.file('good/a-2026.yaml', rulebookText('a-2026'));
  folder.file('bad/a-2026.yaml', rulebookText('a-2026'));
  folder.file('bad/b-2026.yaml', rulebookText('b-2026', { severity: 'high', colour: 'red' }));
  folder.file('bad/jinhu-2013.yaml', rulebookText('jinhu-2013'));
  folder.file('liyi.yaml', 'rulebooks: [./good/]');
});
afterEach(() => {
  process.exitCode = undefined;
});

/** Its output and exit code. */
async function rulebooks(
  ...args: string[]
): Promise<{ readonly printed: string; readonly exit: typeof process.exitCode }> {
  const terminal = recordedTerminal();
  const context = { terminal, environment: {}, workingFolder: folder.path, signal: new AbortController().signal };
  const program = await createProgram(context, ['rulebooks']);
  await program.parseAsync(['rulebooks', ...args], { from: 'user' });
  return { printed: terminal.printed.join('\n'), exit: process.exitCode };
}

test.each(['good', 'good/a-2026.yaml'])('check %s: a short summary', async (path) => {
  const { printed, exit } = await rulebooks('check', path);
  expect(printed.split('\n')).toEqual([
    '✓ good/a-2026.yaml: 某市规范 · Some city (a-2026, 第 1 版 version 1) 条款 clauses 2，可自动判定 judged 1',
    '没有错误 no mistakes: 规范 rulebooks 1',
  ]);
  expect(exit).toBeUndefined();
});

test('check names every mistake of every file, with its line, in both languages', async () => {
  const { printed, exit } = await rulebooks('check', 'bad');
  expect(printed.split('\n')).toEqual([
    expect.stringMatching(/^✓ bad\/a-2026\.yaml/),
    expect.stringMatching(/^✗ bad\/b-2026\.yaml:\d+ 1-smile severity: 应为.* · must be one of .*high/),
    expect.stringMatching(/^✗ bad\/b-2026\.yaml:\d+ 1-smile colour: 没有这一项 · there is no such key$/),
    expect.stringMatching(/^✗ bad\/jinhu-2013\.yaml id: 编号 jinhu-2013 已属于.* · the id jinhu-2013 belongs to/),
    '错误 mistakes: 3',
  ]);
  expect(exit).toBe(2);
});

test('check of a place that is not there', async () => {
  await expect(rulebooks('check', 'nowhere')).rejects.toThrow(
    expect.objectContaining({ code: 'LIYI_RULEBOOK_UNKNOWN' }),
  );
});

test('the list has those of the settings’ folders too', async () => {
  expect((await rulebooks('--config', `${folder.path}/liyi.yaml`)).printed).toMatch(
    /qingpu-2023[\s\S]*a-2026 +2 +1 +某市规范/,
  );
});

test.each(['a-2026', './good/a-2026.yaml'])('%s is listed and explained', async (name) => {
  const config = ['--config', `${folder.path}/liyi.yaml`];
  expect((await rulebooks(name, ...config)).printed).toMatch(/✓ +1-smile +来 +微笑/);
  expect((await rulebooks(name, '1-smile', ...config)).printed).toMatch(/某市规范，一/);
});
