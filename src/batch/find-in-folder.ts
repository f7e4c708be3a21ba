import { extname, relative, resolve, sep } from 'node:path';
import type { CameraGeometry } from '../core/camera.ts';
import { filesBelow } from './files-below.ts';
import type { Discovery } from './found-recording.ts';
import type { NamePattern } from './name-pattern.ts';

/** Extensions used by recorders, telephones and export programs. The content decides later whether it is footage. */
const FOOTAGE_NAME =
  /\.(mp4|m4v|mov|qt|3gp|3gpp|3g2|mkv|webm|avi|divx|ts|m2ts|mts|trp|tp|ps|mpg|mpeg|mpe|m2v|m1v|vob|flv|f4v|dav|dhav|asf|wmv|rm|rmvb|ogv|mxf|mjpg|mjpeg|h26[45]|26[45]|hevc|avc)$/i;

/** Where to look for recordings, and how to read their names. */
export interface FolderSearch {
  readonly folder: string;
  /** The first pattern that matches decides. */
  readonly patterns: readonly NamePattern[];
  /** Hall of recordings whose name has none. */
  readonly hall: string;
  readonly cameraOf: (place: { hall: string; window: string }) => CameraGeometry;
}

/**
 * Every recording below the folder in order of path, and why each other entry is left out. Hidden files and folders are
 * left out silently: recorders and copying programs keep unfinished files there.
 * @throws LiyiError LIYI_INPUT_NOT_FOUND
 */
export async function* findInFolder(search: FolderSearch): AsyncGenerator<Discovery> {
  const root = resolve(search.folder);
  for await (const entry of filesBelow(root)) {
    if ('reason' in entry) {
      yield { found: 'skipped', skipped: entry };
      continue;
    }
    const { path } = entry;
    const skipped = (reason: 'not-footage' | 'name-not-recognised'): Discovery => ({
      found: 'skipped',
      skipped: { path, reason },
    });
    if (!FOOTAGE_NAME.test(path)) {
      yield skipped('not-footage');
      continue;
    }
    const name = relative(root, path).split(sep).join('/');
    const withoutExtension = name.slice(0, name.length - extname(name).length);
    const named = search.patterns.map((pattern) => pattern.read(withoutExtension)).find((read) => read !== undefined);
    if (named === undefined) {
      yield skipped('name-not-recognised');
      continue;
    }
    const place = { hall: named.hall ?? search.hall, window: named.window };
    const recording = { path, ...place, startedAt: named.startedAt, camera: search.cameraOf(place) };
    yield { found: 'recording', recording: { ...recording, named: 'by-pattern' } };
  }
}
