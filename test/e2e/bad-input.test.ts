import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clipPath } from '../support/clip-run.ts';
import { runFfmpeg } from '../support/made-video.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { liyi } from './support/liyi.ts';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
  const at = (name: string) => join(folder.path, name);
  folder.file('empty.mp4', '');
  folder.file('text.mp4', 'this is not a video\n'.repeat(100));
  folder.file('crossed.yaml', 'zones: {clerk: [[0.1, 0.1], [0.5, 0.5], [0.5, 0.1], [0.1, 0.5]]}');
  folder.file('liyi-bad.yaml', 'sampelFps: 5');
  folder.file('folder/readme.txt', 'no picture');
  folder.file('not-a-store.db', 'this is not a database\n'.repeat(100));
  runFfmpeg('-f', 'lavfi', '-i', 'sine=duration=1', at('sound.mp4'));
  runFfmpeg('-f', 'lavfi', '-i', 'testsrc=duration=1:size=320x240', at('short.mp4'));
  runFfmpeg('-i', clipPath('counter-violations.mp4'), '-c', 'copy', '-movflags', '-faststart', at('cut.mp4'));
  truncateSync(at('cut.mp4'), 100_000);
  copyFileSync(clipPath('counter-violations.mp4'), at('part.mp4'));
  truncateSync(at('part.mp4'), 120_000);
  runFfmpeg('-i', clipPath('counter-violations.mp4'), '-t', '6', '-c', 'copy', at('part.ts'));
  const damaged = readFileSync(at('part.ts'));
  const middle = Math.floor(damaged.length / 2);
  writeFileSync(at('part.ts'), damaged.fill(0x55, middle, middle + Math.floor(damaged.length / 4)));
});
afterAll(() => folder[Symbol.dispose]());

const analyze = (...args: string[]) =>
  liyi(['analyze', '--window', 'A01', '--db', 'x.db', ...args], { cwd: folder.path });

test.each<[string, string[], string, number, RegExp]>([
  ['a missing file', ['gone.mp4'], 'LIYI_INPUT_NOT_FOUND', 3, /gone\.mp4/],
  ['an empty file', ['empty.mp4'], 'LIYI_INPUT_EMPTY', 3, /empty\.mp4/],
  ['a text file', ['text.mp4'], 'LIYI_INPUT_NOT_MEDIA', 3, /text\.mp4/],
  ['a folder without pictures', ['folder'], 'LIYI_INPUT_NOT_MEDIA', 3, /folder/],
  ['sound alone', ['sound.mp4'], 'LIYI_INPUT_NO_VIDEO', 3, /sound\.mp4/],
  ['an MP4 cut off before its index', ['cut.mp4'], 'LIYI_INPUT_DAMAGED', 3, /cut\.mp4/],
  ['a stream that is not there', ['short.mp4', '--stream', '3'], 'LIYI_INPUT_NO_STREAM', 3, /3/],
  ['crossed polygons', ['short.mp4', '--camera', 'crossed.yaml'], 'LIYI_CAMERA_FILE', 2, /zones\.clerk.*cross/],
  ['a camera file that is not there', ['short.mp4', '--camera', 'gone.yaml'], 'LIYI_CAMERA_FILE', 2, /gone\.yaml/],
  ['an unknown rulebook', ['short.mp4', '--rulebook', 'atlantis-2020'], 'LIYI_RULEBOOK_UNKNOWN', 2, /atlantis-2020/],
  ['a bad settings file', ['short.mp4', '--config', 'liyi-bad.yaml'], 'LIYI_CONFIG', 2, /sampelFps/],
  ['a time without zone', ['short.mp4', '--started-at', '2026-11-20T09:00:00'], 'LIYI_USAGE', 2, /--started-at/],
  ['a rate of zero', ['short.mp4', '--sample-fps', '0'], 'LIYI_USAGE', 2, /--sample-fps.*from 1 to 60/],
  ['an unknown option', ['short.mp4', '--colour'], 'LIYI_USAGE', 2, /--colour/],
  ['no file', [], 'LIYI_USAGE', 2, /file/],
  ['a folder as the document', ['short.mp4', '--json', 'folder'], 'LIYI_USAGE', 2, /--json: folder is a folder/],
  ['a store that is none', ['short.mp4', '--db', 'not-a-store.db'], 'LIYI_STORE_OPEN', 5, /not-a-store\.db/],
  ['a store under a file', ['short.mp4', '--db', 'empty.mp4/x.db'], 'LIYI_STORE_OPEN', 5, /x\.db/],
])('%s: its code, an exit code of its kind, and nothing written', async (_, args, code, exit, message) => {
  const before = readdirSync(folder.path);
  const { exitCode, stdout, stderr } = await analyze(...args);
  expect(stderr).toMatch(new RegExp(`^✗ ${code} .*\\n.*${message.source}`, 'm'));
  expect(stderr).toContain('怎么办 · What to do: ');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect([exitCode, stdout]).toEqual([exit, '']);
  expect(readdirSync(folder.path).filter((name) => !before.includes(name) && !name.startsWith('x.db'))).toEqual([]);
});

test('without ffmpeg it says how to get it', async () => {
  const { exitCode, stderr } = await liyi(['analyze', 'short.mp4', '--window', 'A01'], {
    cwd: folder.path,
    environment: { FFPROBE_PATH: '/nowhere/ffprobe' },
  });
  expect([exitCode, stderr]).toEqual([4, expect.stringMatching(/LIYI_FFMPEG_MISSING[\s\S]*apt-get install/)]);
});

test('a full disk is refused and the run stays in the store', async () => {
  const { exitCode, stderr } = await analyze('short.mp4', '--db', 'full.db', '--json', '/dev/full');
  expect([exitCode, stderr]).toEqual([4, expect.stringContaining('LIYI_OUTPUT_WRITE')]);
  const shown = await liyi(['timeline', '--window', 'A01', '--db', 'full.db'], { cwd: folder.path });
  expect(shown.stdout).toContain('short.mp4');
});

test('one bad recording of several is reported and the others are analysed', async () => {
  const { exitCode, stdout, stderr } = await analyze('empty.mp4', 'short.mp4', '--db', 'several.db');
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('LIYI_INPUT_EMPTY')]);
  expect(stdout).toContain('short.mp4');
});

test('what nobody is in gives no verdict that anybody failed', async () => {
  const { exitCode, stdout } = await analyze('short.mp4', '--db', 'nobody.db', '--json', '-');
  expect(exitCode).toBe(0);
  const { events, encounters, findings } = JSON.parse(stdout);
  expect([events.filter(({ type }: { type: string }) => type !== 'absent'), encounters]).toEqual([[], []]);
  expect(findings.filter(({ verdict }: { verdict: string }) => verdict === 'not-met')).toEqual([]);
});

test.each([
  ['cut off after its index', 'part.mp4'],
  ['damaged in the middle', 'part.ts'],
])('a recording %s is stored as incomplete, with what was covered', async (_, name) => {
  const { exitCode, stdout } = await analyze(name, '--db', `${name}.db`, '--sample-fps', '2', '--json', '-');
  expect(exitCode).toBe(0);
  const { completeness } = JSON.parse(stdout);
  expect(completeness).toMatchObject({ complete: false, problem: expect.stringContaining(name) });
  expect(completeness.covered[0].endMs).toBeGreaterThan(completeness.covered[0].startMs);
});
