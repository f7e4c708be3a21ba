import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { LiyiError } from '../core/errors.ts';
import type { SkippedFile } from './found-recording.ts';

export interface FoundFile {
  readonly path: string;
}

/**
 * Every file below a folder in order of path, through symbolic links too, and each entry that cannot be followed with
 * its reason. Hidden entries are left out.
 * @throws LiyiError LIYI_INPUT_NOT_FOUND where the folder itself cannot be read
 */
export async function* filesBelow(root: string): AsyncGenerator<FoundFile | SkippedFile> {
  const folder = await openFolder(root, []).catch((cause: unknown) => {
    throw new LiyiError('LIYI_INPUT_NOT_FOUND', {
      message: `${root}: cannot be read as a folder`,
      remedy: 'Check the path, the mount, and who may read it.',
      cause,
    });
  });
  yield* filesOf(folder);
}

interface Folder {
  readonly path: string;
  /** Real paths of this folder and of those through which it was reached. */
  readonly trail: readonly string[];
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly name: string;
  /** A name in another encoding, such as GBK, cannot be handed to other programs. */
  readonly isUtf8: boolean;
  readonly dirent: Dirent<Buffer>;
}

async function openFolder(path: string, above: readonly string[]): Promise<Folder> {
  const dirents = await readdir(path, { withFileTypes: true, encoding: 'buffer' });
  const entries = dirents.map(entryOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { path, trail: [...above, await realpath(path)], entries };
}

async function* filesOf(folder: Folder): AsyncGenerator<FoundFile | SkippedFile> {
  for (const { name, isUtf8, dirent } of folder.entries) {
    if (name.startsWith('.')) continue;
    const path = join(folder.path, name);
    if (!isUtf8) {
      yield { path, reason: 'name-not-utf-8' };
      continue;
    }
    try {
      yield* filesOfEntry(path, dirent, folder.trail);
    } catch (error) {
      yield { path, reason: 'unreadable', detail: (error as NodeJS.ErrnoException).code ?? String(error) };
    }
  }
}

async function* filesOfEntry(
  path: string,
  dirent: Dirent<Buffer>,
  trail: readonly string[],
): AsyncGenerator<FoundFile | SkippedFile> {
  const entry = dirent.isSymbolicLink() ? await stat(path) : dirent;
  if (entry.isFile()) yield { path };
  else if (!entry.isDirectory()) yield { path, reason: 'not-footage' };
  else if (dirent.isSymbolicLink() && leadsBack(await realpath(path), trail)) yield { path, reason: 'link-leads-back' };
  else yield* filesOf(await openFolder(path, trail));
}

/** Whether following the link would lead into a folder that contains it. */
const leadsBack = (target: string, trail: readonly string[]): boolean =>
  trail.some((folder) => `${folder}${sep}`.startsWith(target.endsWith(sep) ? target : `${target}${sep}`));

function entryOf(dirent: Dirent<Buffer>): Entry {
  try {
    return {
      name: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(dirent.name),
      isUtf8: true,
      dirent,
    };
  } catch {
    return { name: new TextDecoder('gb18030').decode(dirent.name), isUtf8: false, dirent };
  }
}
