import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Of clips with landmarks: whoever exports chooses their times, so there is no end of them. */
export const BURNED_ENDING = 'landmarks.mp4';
/** Each holds two minutes at most, some 30 MB. */
const KEPT_AT_MOST = 100;

/** Deletes the oldest clips with landmarks beyond a hundred; they are cut again when somebody asks. */
export async function keepNewestBurned(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(`.${BURNED_ENDING}`));
  if (names.length <= KEPT_AT_MOST) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, mtimeMs: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  files.sort((a, b) => b.mtimeMs - a.mtimeMs);
  for (const { path } of files.slice(KEPT_AT_MOST)) await rm(path, { force: true });
}
