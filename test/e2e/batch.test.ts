import { utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { liyi } from './support/liyi.ts';

const AN_HOUR_AGO = Date.now() / 1000 - 3600;

test('a batch says what became of each file, and ends with a code a scheduler can use', {
  timeout: 60_000,
}, async () => {
  using folder = temporaryFolder();
  const bad = folder.file('nvr/A01_20261120090000.mp4', 'no footage at all');
  folder.file('nvr/A01_20261120100000.mp4', 'still being written');
  folder.file('nvr/holiday.mp4', 'beach');
  utimesSync(bad, AN_HOUR_AGO, AN_HOUR_AGO);
  const { exitCode, stdout, stderr } = await liyi(['batch', 'nvr', '--json', 'summary.json'], { cwd: folder.path });
  expect(stderr).toContain('A01: 没有摄像机文件');
  expect(stdout).toContain('已评 scored 0 · 不完整 incomplete 0 · 跳过 skipped 2 · 失败 failed 1');
  expect(stdout).toContain('文件名无法识别 name not recognised: 1');
  expect(stdout).toContain('仍在写入 still being written: 1');
  expect(stdout).toContain('LIYI_INPUT_NOT_MEDIA');
  expect(exitCode).toBe(3);
});

test.each([
  [['batch', 'nowhere'], 3, 'LIYI_INPUT_NOT_FOUND'],
  [['batch', '.', '--pattern', '{window}'], 2, 'LIYI_CONFIG'],
  [['batch', '.', '--window-of-night', 'late'], 2, 'LIYI_USAGE'],
  [['batch', '.', '--rulebook', 'mars-2099'], 2, 'LIYI_RULEBOOK_UNKNOWN'],
  [['worker', '--map', 'nvr'], 2, 'LIYI_USAGE'],
  [['restore', 'nowhere.db'], 5, 'LIYI_STORE_OPEN'],
  [['report-daily', '--day', '2026-02-30'], 2, 'LIYI_USAGE'],
] as const)('liyi %j ends with %d: %s', { timeout: 30_000 }, async (args, code, error) => {
  using folder = temporaryFolder();
  const { exitCode, stderr } = await liyi([...args], { cwd: folder.path });
  expect(stderr).toContain(error);
  expect(exitCode).toBe(code);
});

test('a batch of nothing is no failure', { timeout: 30_000 }, async () => {
  using folder = temporaryFolder();
  folder.file('nvr/readme.txt', '');
  expect((await liyi(['batch', 'nvr'], { cwd: folder.path })).exitCode).toBe(0);
});
