import { link, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMilliseconds } from '../../core/units.ts';
import { sizeOf } from './receive-piece.ts';

const PART = /^([0-9a-f-]{36})\.part$/;

/**
 * Folder in which uploads arrive as `<upload>.part` and are kept as `<sha256>`: one file for one content, whoever sent
 * it.
 */
export class UploadsFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  partOf(uploadId: string): string {
    return join(this.path, `${uploadId}.part`);
  }

  receivedOf(uploadId: string): Promise<number> {
    return sizeOf(this.partOf(uploadId));
  }

  /** When the last byte came; undefined while none has. */
  async lastByteAt(uploadId: string): Promise<EpochMilliseconds | undefined> {
    return (await stat(this.partOf(uploadId)).catch(() => undefined))?.mtimeMs;
  }

  removePart(uploadId: string): Promise<void> {
    return rm(this.partOf(uploadId), { force: true });
  }

  /** Uploads of which something has arrived. */
  async partsOf(): Promise<string[]> {
    const names = await readdir(this.path).catch(() => []);
    return names.flatMap((name) => PART.exec(name)?.[1] ?? []);
  }

  /**
   * Gives what has arrived its lasting name beside the one it has; gives that path. A file of that content that is there
   * already stays: others rely on it.
   */
  async keep(uploadId: string, sha256: string): Promise<string> {
    const path = join(this.path, sha256);
    await link(this.partOf(uploadId), path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      // A disk without hard links.
      await rename(this.partOf(uploadId), path);
    });
    return path;
  }
}
