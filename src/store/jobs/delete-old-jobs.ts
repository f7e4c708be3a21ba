import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';

/** What is settled and what is known of files nobody has seen since; pg-boss sees to its own tables. */
export async function deleteOldJobs(db: Database, before: EpochMilliseconds): Promise<void> {
  await db.deleteFrom('jobs').where('settled_at', '<', before).execute();
  await db.deleteFrom('reevaluations').where('finished_at', '<', before).execute();
  await db.deleteFrom('known_files').where('seen_at', '<', before).execute();
}
