import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fingerprint } from '../../src/media/fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

it('of a file is the SHA-256 of its content, whatever its name', async () => {
  const expected = createHash('sha256').update('footage').digest('hex');
  for (const name of ['a.mp4', 'b.mkv']) {
    const path = folder.file(name, 'footage');
    expect(await fingerprint({ path, kind: 'video' })).toBe(expected);
  }
});

it('of a folder changes with a content, a name and the order', async () => {
  const make = (dir: string, files: Record<string, string>) => {
    const pictures = Object.entries(files).map(([name, content]) => folder.file(join(dir, name), content));
    return fingerprint({ path: join(folder.path, dir), kind: 'picture-folder', pictures });
  };
  const all = await Promise.all([
    make('one', { '1.png': 'x', '2.png': 'y' }),
    make('copy', { '1.png': 'x', '2.png': 'y' }),
    make('content', { '1.png': 'x', '2.png': 'z' }),
    make('name', { '1.png': 'x', '3.png': 'y' }),
    make('order', { '2.png': 'y', '1.png': 'x' }),
  ]);
  expect(all[0]).toBe(all[1]);
  expect(new Set(all).size).toBe(4);
});

it('of a file that has gone is an error', async () => {
  const path = join(folder.path, 'gone.mp4');
  await expect(fingerprint({ path, kind: 'video' })).rejects.toMatchObject({ code: 'LIYI_INPUT_NOT_FOUND' });
});
