import type { EpochMilliseconds } from '../core/units.ts';
import type { Database } from './schema.ts';
import type { RunId } from './stored-timeline.ts';

/** Runs with a finding under appeal: whatever belongs to them is kept until it is decided. */
export async function heldRuns(db: Database): Promise<RunId[]> {
  const rows = await db
    .selectFrom('appeals')
    .innerJoin('findings', 'findings.id', 'appeals.finding_id')
    .select('findings.run_id as id')
    .distinct()
    .where('appeals.state', '=', 'open')
    .execute();
  return rows.map(({ id }) => id);
}

export interface ForgottenReadings {
  /** Whose measurements are gone now; what they found stays. */
  readonly runs: number;
  /** Whose measurements would be gone, were nothing of them under appeal. */
  readonly held: number;
}

/**
 * Deletes the measurements of footage that ended before then, of runs without a time those analysed before then. One set
 * at a time, so that nobody waits long; a run that evaluated them anew counts as the footage does.
 */
export async function forgetReadings(db: Database, before: EpochMilliseconds): Promise<ForgottenReadings> {
  const old = await db
    .selectFrom('runs')
    .select(['id', 'reading_set_id'])
    .where((eb) => eb(eb.fn.coalesce('ended_at', 'created_at'), '<', before))
    .where('reading_set_id', 'in', (eb) => eb.selectFrom('reading_blocks').select('reading_set_id').distinct())
    .execute();
  const held = new Set(await heldRuns(db));
  const heldSets = new Set(old.filter(({ id }) => held.has(id)).map((run) => run.reading_set_id));
  const forgotten = old.filter((run) => !heldSets.has(run.reading_set_id));
  for (const set of new Set(forgotten.map((run) => run.reading_set_id))) {
    await db.deleteFrom('reading_blocks').where('reading_set_id', '=', set).execute();
  }
  return { runs: forgotten.length, held: old.length - forgotten.length };
}
