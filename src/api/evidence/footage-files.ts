import { realpath } from 'node:fs/promises';
import { isAbsolute, normalize, resolve, sep } from 'node:path';
import type { FootageRoot } from '../../config/footage-roots.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Principal } from '../access/principal.ts';

/** The folders from which footage is read; nothing outside of them, whatever a path says. */
export class FootageRoots {
  readonly #roots: readonly FootageRoot[];

  constructor(roots: readonly FootageRoot[]) {
    this.#roots = roots;
  }

  /**
   * The file of a recording of a hall, with all links followed. A name that was relative to some folder when the
   * recording was analysed is sought below each root, first the whole of it, then its last parts; only content tells
   * whether that file is the recording.
   * @throws LiyiError LIYI_NOT_FOUND, the same for files outside and for missing ones
   */
  find(path: string, hall: string): Promise<string> {
    return find(
      isAbsolute(path) ? [path] : lastParts(path),
      this.#roots.filter(({ halls }) => halls === undefined || halls.includes(hall)),
    );
  }

  /**
   * Like `find`, for a principal who says to which hall the recording belongs. Principals limited to some halls may not
   * name files in a folder that holds recordings of any hall.
   */
  findFor(principal: Principal, path: string, hall: string): Promise<string> {
    return find(
      [path],
      this.#roots.filter(({ halls }) => halls?.includes(hall) ?? principal.halls === undefined),
    );
  }
}

/** `nvr/day/a.mp4`, `day/a.mp4`, `a.mp4`. */
function lastParts(path: string): string[] {
  const parts = normalize(path)
    .split(sep)
    .filter((part) => part !== '..');
  return parts.map((_, i) => parts.slice(i).join(sep));
}

async function find(paths: readonly string[], roots: readonly FootageRoot[]): Promise<string> {
  const candidates = paths.flatMap((path) => roots.map((root) => resolve(root.path, path)));
  for (const candidate of candidates) {
    const found = await inside(candidate, roots);
    if (found !== undefined) return found;
  }
  throw new LiyiError('LIYI_NOT_FOUND', {
    message: 'the recording is not where it was, or lies outside of the folders of footage of its hall',
    remedy: 'Check footageRoots of the service and their halls, or register the recording where it lies now.',
  });
}

async function inside(path: string, roots: readonly FootageRoot[]): Promise<string | undefined> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return undefined;
  for (const root of roots) {
    const realRoot = await realpath(root.path).catch(() => undefined);
    if (realRoot !== undefined && (real === realRoot || real.startsWith(realRoot + sep))) return real;
  }
  return undefined;
}
