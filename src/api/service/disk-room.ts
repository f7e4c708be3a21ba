import { mkdir, statfs } from 'node:fs/promises';
import { LiyiError } from '../../core/errors.ts';

const GIGABYTE = 1e9;
/** What lies there shows people. */
const PRIVATE_FOLDER = 0o700;

/** The disk of a folder, of which a part stays free: for the store, without which nobody could even log in. */
export class DiskRoom {
  readonly #folder: string;
  readonly #keepFreeBytes: number;

  constructor(folder: string, keepFreeBytes: number) {
    [this.#folder, this.#keepFreeBytes] = [folder, keepFreeBytes];
  }

  /** @throws LiyiError LIYI_DISK_FULL where so many bytes more would take of what stays free */
  async assertRoomFor(bytes: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: PRIVATE_FOLDER });
    const { bavail, bsize } = await statfs(this.#folder);
    if (bavail * bsize - bytes < this.#keepFreeBytes) throw diskFull(bytes);
  }
}

/** Whether the system refused to write because there is no room. */
export const isNoSpace = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');

/** The error for a disk without enough free space for what is to be written. */
export const diskFull = (bytes: number): LiyiError =>
  new LiyiError('LIYI_DISK_FULL', {
    message: `the disk has no room for ${(bytes / GIGABYTE).toFixed(1)} GB more beside what is kept free`,
    remedy: 'Delete what is not needed any more, or give the data folder of the service a larger disk.',
  });
