import { readdir } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import type { CameraGeometry } from '../core/camera.ts';
import { LiyiError } from '../core/errors.ts';
import type { Discovery } from './found-recording.ts';
import type { NamePattern } from './name-pattern.ts';

/** Of recorders and of what people export from them. Content decides later whether it is footage. */
const FOOTAGE_NAME = /\.(mp4|m4v|mov|mkv|webm|avi|ts|m2ts|mts|ps|mpg|mpeg|vob|flv|dav|asf|wmv|h26[45]|26[45]|hevc)$/i;

export interface FolderSearch {
  readonly folder: string;
  /** The first that fits decides. */
  readonly patterns: readonly NamePattern[];
  /** Where the name says none. */
  readonly hall: string;
  readonly cameraOf: (place: { hall: string; window: string }) => CameraGeometry;
}

/**
 * Every recording below the folder, in order of path. Hidden files and folders are passed by: recorders and copying
 * programs keep what is not ready there. @throws LiyiError LIYI_INPUT_NOT_FOUND
 */
export async function* findInFolder(search: FolderSearch): AsyncGenerator<Discovery> {
  const root = resolve(search.folder);
  for await (const path of footageBelow(root)) {
    const name = relative(root, path).split(sep).join('/');
    const withoutExtension = name.slice(0, name.length - extname(name).length);
    const named = search.patterns.map((pattern) => pattern.read(withoutExtension)).find((read) => read !== undefined);
    if (named === undefined) {
      yield { found: 'skipped', skipped: { path, reason: 'name-not-recognised' } };
      continue;
    }
    const place = { hall: named.hall ?? search.hall, window: named.window };
    const recording = { path, ...place, startedAt: named.startedAt, camera: search.cameraOf(place) };
    yield { found: 'recording', recording: { ...recording, named: 'by-pattern' } };
  }
}

async function* footageBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new LiyiError('LIYI_INPUT_NOT_FOUND', {
      message: `${folder}: cannot be read as a folder`,
      remedy: 'Check the path, the mount, and who may read it.',
      cause,
    });
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* footageBelow(path);
    else if (FOOTAGE_NAME.test(entry.name)) yield path;
  }
}
