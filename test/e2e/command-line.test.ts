import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clipPath } from '../support/clip-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { liyi } from './support/liyi.ts';

const ROOT = join(import.meta.dirname, '../..');

async function run(...args: string[]) {
  using folder = temporaryFolder();
  return await liyi(args, { cwd: folder.path });
}

test.each([
  ['--help', 0, /analyze[\s\S]*timeline[\s\S]*reevaluate[\s\S]*report[\s\S]*rulebooks[\s\S]*doctor/],
  ['--version', 0, /^\d+\.\d+\.\d+/],
])('%s', async (option, exit, output) => {
  expect(await run(option)).toEqual({ exitCode: exit, stdout: expect.stringMatching(output), stderr: '' });
});

test('without a command it shows its help and fails', async () => {
  expect(await run()).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringContaining('analyze') });
});

test('a slip of the pen is answered with the command that was meant', async () => {
  expect(await run('analyse')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/LIYI_USAGE[\s\S]*analyze/),
  });
});

describe('rulebooks', () => {
  test('lists them', async () => {
    expect((await run('rulebooks')).stdout).toMatch(/qingpu-2023 +\d+ +\d+ +青浦区/);
  });

  test('lists the clauses of one', async () => {
    expect((await run('rulebooks', 'qingpu-2023')).stdout).toMatch(/✓ +3\.2\.2-both-hands-intake +接 +双手接/);
  });

  test('explains a clause: where it comes from and how it is judged', async () => {
    const { stdout } = await run('rulebooks', 'chongqing-2023', '3.2.3-away-at-most-15-min');
    expect(stdout).toContain('重庆市政务服务综合窗口服务规范');
    expect(stdout).toMatch(/900000 ms（条款规定 set by the clause）/);
  });

  test.each([
    [['rulebooks', 'atlantis-2020'], 'LIYI_RULEBOOK_UNKNOWN'],
    [['rulebooks', 'qingpu-2023', '9.9'], 'LIYI_CLAUSE_UNKNOWN'],
  ])('%o: %s', async (args, code) => {
    expect(await run(...args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(code) });
  });
});

describe('doctor', () => {
  test('says that all is well', async () => {
    const { exitCode, stdout, stderr } = await run('doctor');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.match(/^✓/gm)).toHaveLength(5);
  });

  test('goes on after what is wrong and says how to mend it', async () => {
    using folder = temporaryFolder();
    const { exitCode, stdout, stderr } = await liyi(['doctor', '--db', folder.file('bad.db', 'x'.repeat(9_999))], {
      cwd: folder.path,
      environment: { FFMPEG_PATH: '/nowhere/ffmpeg' },
    });
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/LIYI_FFMPEG_MISSING[\s\S]*LIYI_STORE_OPEN/);
    expect(stdout.match(/^✓/gm)).toHaveLength(3);
  });
});

test('bin/liyi.js starts the program and ends as it ends', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/liyi.js'), 'rulebooks', 'x'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, expect.stringContaining('LIYI_RULEBOOK_UNKNOWN')]);
});

// `script` (of Debian's essential bsdutils) gives a program a terminal.
test('on a terminal a bar moves, and is gone at the end', () => {
  using folder = temporaryFolder();
  const command = `"${process.execPath}" bin/liyi.js analyze "${clipPath('counter-violations.mp4')}" --window A01 --sample-fps 2 --db "${folder.path}/x.db"`;
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd: ROOT, encoding: 'utf8' });
  const drawn = [...stdout.matchAll(/█[█░]* (\d+)% · (\d+\.\d)× 实时 · 剩余 ETA \d+:\d\d/g)].map(([, percent]) =>
    Number(percent),
  );
  expect([status, drawn.length > 1, drawn.at(-1)! > drawn[0]!]).toEqual([0, true, true]);
  const CLEARED_LINE_THEN = '\u001b[2K';
  expect(stdout.split(CLEARED_LINE_THEN).at(-1)).toMatch(/窗口 window A01/);
});

// An older Node is not always there to start it; where one is, it must hand over.
test.runIf(existsSync('/usr/bin/node'))("bin/liyi.js starts on the system's Node", () => {
  const { status, stdout } = spawnSync('/usr/bin/node', [join(ROOT, 'bin/liyi.js'), 'doctor'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/Node (2[4-9]|[3-9]\d)\./)]);
});

test('a reader that goes away is no error', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" bin/liyi.js rulebooks chongqing-2023 --json | head -n 1`],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  expect([status, stderr]).toEqual([0, '']);
});
