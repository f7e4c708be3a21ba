import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { folderOf } from './support/batches.ts';

vi.mock('node:fs/promises', { spy: true });

function place(): TemporaryFolder {
  const folder = temporaryFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  folder.file('A01/20261120090000.mp4', 'one');
  return folder;
}

/** `A01 A01/20261120090000.mp4` of a recording, `unreadable lost+found` of what is left out. */
async function found(folder: TemporaryFolder): Promise<string[]> {
  const discoveries = await Array.fromAsync(folderOf(folder.path));
  return discoveries.map((discovery) =>
    discovery.found === 'recording'
      ? `${discovery.recording.window} ${discovery.recording.path.slice(folder.path.length + 1)}`
      : `${discovery.skipped.reason} ${discovery.skipped.path.slice(folder.path.length + 1)}`,
  );
}

const A01 = 'A01 A01/20261120090000.mp4';

it('a folder that may not be read is left out with its reason; the rest is found', async () => {
  const folder = place();
  mkdirSync(`${folder.path}/lost+found`);
  const actual = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
  vi.mocked(readdir).mockImplementation((async (path: string, options: never) => {
    if (path.endsWith('lost+found')) throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
    return actual.readdir(path, options);
  }) as never);
  onTestFinished(() => void vi.mocked(readdir).mockRestore());
  expect(await found(folder)).toEqual([A01, 'unreadable lost+found']);
});

it('names that are not UTF-8 are left out and named as they were meant', async () => {
  const folder = place();
  // 一号 in GBK.
  const gbk = Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from([0xd2, 0xbb, 0xba, 0xc5])]);
  mkdirSync(gbk);
  writeFileSync(Buffer.concat([gbk, Buffer.from('/20261120090000.mp4')]), 'two');
  writeFileSync(Buffer.concat([gbk, Buffer.from('_20261120090000.mp4')]), 'three');
  expect(await found(folder)).toEqual([A01, 'name-not-utf-8 一号', 'name-not-utf-8 一号_20261120090000.mp4']);
});

it('links to folders and files are followed', async () => {
  const folder = place();
  using disk = temporaryFolder();
  disk.file('2026/20261120100000.mp4', 'two');
  symlinkSync(`${disk.path}/2026`, `${folder.path}/B02`);
  symlinkSync(`${disk.path}/2026/20261120100000.mp4`, `${folder.path}/C03_20261120100000.mp4`);
  expect(await found(folder)).toEqual([A01, 'B02 B02/20261120100000.mp4', 'C03 C03_20261120100000.mp4']);
});

it('a link that leads back, or nowhere, is left out with its reason', async () => {
  const folder = place();
  symlinkSync('..', `${folder.path}/A01/up`);
  symlinkSync('gone', `${folder.path}/B02`);
  mkdirSync(`${folder.path}/C03`);
  mkdirSync(`${folder.path}/D04`);
  symlinkSync('../D04', `${folder.path}/C03/there`);
  symlinkSync('../C03', `${folder.path}/D04/and-back`);
  expect(await found(folder)).toEqual([
    A01,
    'link-leads-back A01/up',
    'unreadable B02',
    'link-leads-back C03/there/and-back',
    'link-leads-back D04/and-back/there',
  ]);
});

it('every footage name is taken, and no file is left out without a word', async () => {
  const folder = place();
  for (const name of ['B02_20261120090000.3gp', 'B02_20261120100000.MOV', 'B02_20261120110000.rmvb'])
    folder.file(name, name);
  for (const name of ['Thumbs.db', 'notes.txt', '.part/B02_20261120120000.mp4']) folder.file(name, name);
  expect(await found(folder)).toEqual([
    A01,
    'B02 B02_20261120090000.3gp',
    'B02 B02_20261120100000.MOV',
    'B02 B02_20261120110000.rmvb',
    'not-footage Thumbs.db',
    'not-footage notes.txt',
  ]);
});

it('a folder that is not there is an error', async () => {
  const folder = place();
  await expect(Array.fromAsync(folderOf(`${folder.path}/none`))).rejects.toMatchObject({
    code: 'LIYI_INPUT_NOT_FOUND',
  });
});
