import { rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { LiyiError } from '../core/errors.ts';
import { atProcessEnd } from './process-end.ts';

/**
 * Lets `write` fill a temporary file beside `path` and moves it into place when it is complete; otherwise nothing is
 * left.
 * @throws LiyiError LIYI_OUTPUT_WRITE where the place cannot be written
 */
export async function writeWhole(path: string, write: (temporaryPath: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}-${(written++).toString(36)}.part`;
  await open(temporary, 'wx').then(
    (file) => file.close(),
    (cause: unknown) => {
      throw outputError(path, cause);
    },
  );
  using _ = atProcessEnd(() => rmSync(temporary, { force: true }));
  try {
    await write(temporary);
    await rename(temporary, path).catch((cause: unknown) => {
      throw outputError(path, cause);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

let written = 0;

/** The LIYI_OUTPUT_WRITE error for a path, with the cause in its message. */
export function outputError(path: string, cause: unknown): LiyiError {
  return new LiyiError('LIYI_OUTPUT_WRITE', {
    message: `${path}: cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Check that the folder exists, that this user may write to it and that the disk has room.',
    cause,
  });
}
