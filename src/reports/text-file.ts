import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { outputError, writeWhole } from '../media/output-file.ts';

/**
 * Writes a text file so that readers see either its former content or all of the new one. The folder is created where
 * it is missing. Devices and pipes are written directly: a file must not replace them.
 * @throws LiyiError LIYI_OUTPUT_WRITE
 */
export async function writeTextFile(path: string, text: string): Promise<void> {
  const write = (place: string) =>
    writeFile(place, text).catch((cause: unknown) => {
      throw outputError(path, cause);
    });
  const present = await stat(path).catch(() => undefined);
  if (present && !present.isFile() && !present.isDirectory()) return write(path);
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw outputError(path, cause);
  });
  await writeWhole(path, write);
}
