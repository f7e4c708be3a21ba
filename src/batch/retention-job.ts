import { rm } from 'node:fs/promises';
import { DAY_MS } from '../contract/durations.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { oldEvidence } from '../reports/evidence/old-evidence.ts';
import type { OpenDatabase } from '../store/database/open-database.ts';
import { reporting } from '../store/database/store-errors.ts';
import { deleteOldJobs } from '../store/jobs/delete-old-jobs.ts';
import { deleteOldReadings, heldRuns } from '../store/retention/retention.ts';
import { retentionDays } from '../store/retention/retention-rules.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';
import type { JobHandler } from './run-jobs.ts';

/** How long things are kept according to the settings file; what an administrator set in the store comes first. */
export interface Retention {
  readonly measurementsDays: number;
  readonly clipsDays: number;
  /** Folder of clips and stills, `<run>-….mp4`. */
  readonly evidenceFolder: string;
}

/** A file that nobody has found for a year, and jobs older than any question about them. */
const JOBS_DAYS = 365;

/**
 * A handler for jobs that delete old measurements and clips, except those under appeal. Scores and findings are kept.
 */
export const retentionHandler =
  (database: OpenDatabase, retention: Retention, clock: () => EpochMilliseconds = Date.now): JobHandler<'retention'> =>
  () =>
    reporting('LIYI_STORE_WRITE', database.placeName, async () => {
      const now = clock();
      const { db } = database;
      const configured = { measurements: retention.measurementsDays, clips: retention.clipsDays };
      const days = await retentionDays(db, configured);
      const held = new Set(await heldRuns(db));
      const deleted = await deleteOldReadings(db, now - days.measurements * DAY_MS);
      const clips = await deleteEvidence(retention.evidenceFolder, now - days.clips * DAY_MS, held);
      await deleteOldJobs(db, now - JOBS_DAYS * DAY_MS);
      await database.wipeDeleted();
      return { runs: deleted.runs, clips: clips.deleted, held: deleted.held + clips.held };
    });

async function deleteEvidence(folder: string, before: EpochMilliseconds, held: ReadonlySet<RunId>) {
  const old = await oldEvidence(folder, before, held);
  for (const path of old.deletable) await rm(path, { force: true });
  return { deleted: old.deletable.length, held: old.held };
}
