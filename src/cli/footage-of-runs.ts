import { existsSync } from 'node:fs';
import { LiyiError } from '../core/errors.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import { fingerprint } from '../media/fingerprint.ts';
import type { Footage } from '../media/footage.ts';
import { probeFootage } from '../media/probe.ts';
import { AS_IN_FILE } from '../media/time-map.ts';
import { asAnalysed } from '../reports/evidence/as-analysed.ts';
import type { RunRecord } from '../store/runs/runs.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';

interface Search {
  readonly programs: FfmpegPrograms;
  readonly signal: AbortSignal;
  readonly onUnreadable: (error: LiyiError) => void;
}

/**
 * Finds the recordings of runs by their content, so that a moved or renamed one is found, and another one with the same
 * name is not mistaken for it. The name at the time of analysis is only a guess. Each is opened as its run read it.
 * @param onUnreadable is told of a path in `given` that cannot be read; the others are used
 */
export async function footageOfRuns(
  given: readonly string[],
  runs: readonly RunRecord[],
  search: Search,
): Promise<ReadonlyMap<RunId, Footage>> {
  const paths = new Map<string, string>();
  for (const path of given) {
    await look(path, paths, search).catch((error: unknown) => {
      if (!(error instanceof LiyiError && error.scope === 'input')) throw error;
      search.onUnreadable(error);
    });
  }
  const found = new Map<RunId, Footage>();
  for (const run of runs) {
    const { sha256, name } = run.footage;
    if (!paths.has(sha256) && existsSync(name)) await look(name, paths, search).catch(ignored(search));
    const path = paths.get(sha256);
    if (path === undefined) continue;
    const footage = await probeFootage(path, { ...search, ...asAnalysed(run) }).catch(ignored(search));
    if (footage) found.set(run.id, footage);
  }
  return found;
}

const ignored =
  ({ signal }: Search) =>
  (): undefined =>
    signal.throwIfAborted() as undefined;

async function look(path: string, paths: Map<string, string>, { programs, signal }: Search): Promise<void> {
  // Only to see that it is footage: times are of no matter here.
  const footage = await probeFootage(path, { programs, signal, timeMap: AS_IN_FILE, untimedFps: 25 });
  paths.set(await fingerprint(footage, signal), path);
}
