import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';

/**
 * Deletes jobs that were settled, and known files that were last seen, before a time. pg-boss cleans up its own tables.
 */
export async function deleteOldJobs(db: Database, before: EpochMilliseconds): Promise<void> {
  await db.deleteFrom('jobs').where('settled_at', '<', before).execute();
  await db.deleteFrom('reevaluations').where('finished_at', '<', before).execute();
  await db.deleteFrom('known_files').where('seen_at', '<', before).execute();
}
