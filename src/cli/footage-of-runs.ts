import { existsSync } from 'node:fs';
import { LiyiError } from '../core/errors.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import { fingerprint } from '../media/fingerprint.ts';
import type { Footage } from '../media/footage.ts';
import { probeFootage } from '../media/probe.ts';
import type { FootageRecord } from '../store/recordings/recordings.ts';

interface Search {
  readonly programs: FfmpegPrograms;
  readonly signal: AbortSignal;
  readonly onUnreadable: (error: LiyiError) => void;
}

/**
 * Finds recordings by their content, so that a moved or renamed one is found, and another one with the same name is not
 * mistaken for it. The name at the time of analysis is only a guess.
 * @param onUnreadable is told of a path in `given` that cannot be read; the others are used
 */
export async function footageByContent(
  given: readonly string[],
  records: readonly FootageRecord[],
  search: Search,
): Promise<ReadonlyMap<string, Footage>> {
  const found = new Map<string, Footage>();
  for (const path of given) {
    await look(path, found, search).catch((error: unknown) => {
      if (!(error instanceof LiyiError && error.scope === 'input')) throw error;
      search.onUnreadable(error);
    });
  }
  for (const { sha256, name } of records) {
    if (found.has(sha256) || !existsSync(name)) continue;
    await look(name, found, search).catch(() => search.signal.throwIfAborted());
  }
  return found;
}

async function look(path: string, found: Map<string, Footage>, { programs, signal }: Search): Promise<void> {
  const footage = await probeFootage(path, { programs, signal });
  found.set(await fingerprint(footage, signal), footage);
}
