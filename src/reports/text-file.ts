import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { outputError, writeWhole } from '../media/output-file.ts';

/**
 * Whoever looks at `path` sees its former content or all of the new; its folder is made where it is missing. Devices and
 * pipes are written through: they have no former content and must not be replaced by a file. Throws LIYI_OUTPUT_WRITE.
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
