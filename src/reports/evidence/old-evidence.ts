import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';

/** Cut clips and stills, `<run>-….mp4`, and clips with landmarks. */
const EVIDENCE_NAME = /^(\d+)-[0-9a-f]+\.(mp4|jpg|landmarks\.mp4)$/;

export interface OldEvidence {
  /** Absolute paths. */
  readonly deletable: readonly string[];
  readonly bytes: number;
  /** Number of files that are old enough but belong to a run under appeal. */
  readonly held: number;
}

/** Clips and stills of the folder that were made before a time. A file that vanishes meanwhile is left out. */
export async function oldEvidence(
  folder: string,
  before: EpochMilliseconds,
  heldRuns: ReadonlySet<RunId>,
): Promise<OldEvidence> {
  const deletable: string[] = [];
  let [bytes, held] = [0, 0];
  for (const name of await readdir(folder).catch(() => [])) {
    const match = EVIDENCE_NAME.exec(name);
    const path = join(folder, name);
    const info = match ? await stat(path).catch(() => undefined) : undefined;
    if (info === undefined || info.mtimeMs >= before) continue;
    if (heldRuns.has(Number(match![1]))) held++;
    else {
      deletable.push(path);
      bytes += info.size;
    }
  }
  return { deletable, bytes, held };
}
