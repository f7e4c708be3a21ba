import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { makeVideo } from '../support/made-video.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const program = new URL('../../bin/liyi.js', import.meta.url).pathname;
const SECRET = 'geheim7';

const watch = (list: string) =>
  promisify(execFile)(
    process.execPath,
    [program, 'watch', folder.file('cameras.yaml', list), '--threads', '1', '--db', join(folder.path, 't.db')],
    { env: { ...process.env, CAMERA_PASSWORD: SECRET } },
  );

it('ends when all its files have been played, each stored once, in JSON lines', { timeout: 60_000 }, async () => {
  makeVideo(join(folder.path, 'a.mp4'), { frames: 60 });
  const { stdout } = await watch('streams: [{window: A01, source: a.mp4}, {window: A02, source: a.mp4}]');
  const records = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const stored = records.filter(({ kind }) => kind === 'stored');
  expect(stored.map(({ window, outcome }) => [window, outcome]).sort()).toEqual([
    ['A01', 'created'],
    ['A02', 'created'],
  ]);
  expect(stored[0].durationMs).toBeGreaterThan(1500);
});

it('refuses a list that is wrong, without showing a password', async () => {
  const failed = watch(`streams: [{window: A01, source: "ftp://u:\${CAMERA_PASSWORD}@h/x", colour: red}]`);
  await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('unknown key') });
  await expect(failed).rejects.not.toMatchObject({ stderr: expect.stringContaining(SECRET) });
});
