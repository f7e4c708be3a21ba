import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMilliseconds } from '../core/units.ts';
import { forgetJobs } from '../jobs/forget-jobs.ts';
import type { JobHandler } from '../jobs/work-off.ts';
import type { OpenDatabase } from '../timeline/open-database.ts';
import { forgetReadings, heldRuns } from '../timeline/retention.ts';
import { reporting } from '../timeline/store-errors.ts';
import type { RunId } from '../timeline/stored-timeline.ts';

export interface Retention {
  readonly measurementsDays: number;
  readonly clipsDays: number;
  /** Of cut clips and stills, `<run>-….mp4`. */
  readonly evidenceFolder: string;
}

const DAY_MS = 86_400_000;
/** A file that nobody has found for a year, and jobs older than any question about them. */
const JOBS_DAYS = 365;
const EVIDENCE_NAME = /^(\d+)-[0-9a-f]+\.(mp4|jpg)$/;

/** Scores and findings are kept; of measurements and clips only what is young enough, or under appeal. */
export const retentionHandler =
  (database: OpenDatabase, retention: Retention, clock: () => EpochMilliseconds = Date.now): JobHandler<'retention'> =>
  () =>
    reporting('LIYI_STORE_WRITE', database.placeName, async () => {
      const now = clock();
      const { db } = database;
      const held = new Set(await heldRuns(db));
      const forgotten = await forgetReadings(db, now - retention.measurementsDays * DAY_MS);
      const clips = await deleteEvidence(retention.evidenceFolder, now - retention.clipsDays * DAY_MS, held);
      await forgetJobs(db, now - JOBS_DAYS * DAY_MS);
      return { runs: forgotten.runs, clips: clips.deleted, held: forgotten.held + clips.held };
    });

async function deleteEvidence(folder: string, before: EpochMilliseconds, heldRunIds: ReadonlySet<RunId>) {
  let [deleted, held] = [0, 0];
  for (const name of await readdir(folder).catch(() => [])) {
    const match = EVIDENCE_NAME.exec(name);
    const path = join(folder, name);
    const info = match ? await stat(path).catch(() => undefined) : undefined;
    if (info === undefined || info.mtimeMs >= before) continue;
    if (heldRunIds.has(Number(match![1]))) held++;
    else {
      await rm(path, { force: true });
      deleted++;
    }
  }
  return { deleted, held };
}
