import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTextFile } from '../../src/reports/text-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const refused = expect.objectContaining({ code: 'LIYI_OUTPUT_WRITE' });

test('replaces the former content whole and leaves nothing beside it', async () => {
  using folder = temporaryFolder();
  const path = folder.file('out.json', 'former');
  await writeTextFile(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder.path)).toEqual(['out.json']);
});

test('makes the folders on the way', async () => {
  using folder = temporaryFolder();
  await writeTextFile(join(folder.path, 'a/b/out.json'), 'x');
  expect(readFileSync(join(folder.path, 'a/b/out.json'), 'utf8')).toBe('x');
});

test('a folder in the place of the file is refused and stays', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'out.json');
  mkdirSync(path);
  await expect(writeTextFile(path, 'x')).rejects.toThrow(refused);
  expect(readdirSync(folder.path)).toEqual(['out.json']);
});

test('a file in the place of the folder is refused and stays', async () => {
  using folder = temporaryFolder();
  const file = folder.file('a', 'former');
  await expect(writeTextFile(join(file, 'out.json'), 'x')).rejects.toThrow(refused);
  expect(readFileSync(file, 'utf8')).toBe('former');
});

test.runIf(existsSync('/dev/full'))('a full device is refused, and a device is never replaced by a file', async () => {
  await expect(writeTextFile('/dev/full', 'x')).rejects.toThrow(refused);
  await writeTextFile('/dev/null', 'x');
  expect(readFileSync('/dev/null', 'utf8')).toBe('');
});
