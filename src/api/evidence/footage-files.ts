import { realpath } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import { LiyiError } from '../../core/errors.ts';

/** Folders from which footage is read; whatever a path says, nothing outside of them. */
export class FootageRoots {
  readonly #roots: readonly string[];

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** The file itself, behind all links. @throws LiyiError LIYI_NOT_FOUND, the same for outside and for missing */
  async find(path: string): Promise<string> {
    const candidates = isAbsolute(path) ? [path] : this.#roots.map((root) => resolve(root, path));
    for (const candidate of candidates) {
      const found = await this.#inside(candidate);
      if (found !== undefined) return found;
    }
    throw new LiyiError('LIYI_NOT_FOUND', {
      message: 'the recording is not where it was, or lies outside of the folders of footage',
      remedy: 'Check footageRoots of the service, or register the recording where it lies now.',
    });
  }

  async #inside(path: string): Promise<string | undefined> {
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) return undefined;
    for (const root of this.#roots) {
      const realRoot = await realpath(root).catch(() => undefined);
      if (realRoot !== undefined && (real === realRoot || real.startsWith(realRoot + sep))) return real;
    }
    return undefined;
  }
}
