import type { EpochMilliseconds } from '../../core/units.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';

interface OldWords {
  /** Sets of readings whose words are to be deleted. */
  readonly readingSets: readonly number[];
  /** As old, but kept. */
  readonly held: number;
}

/**
 * Words of footage that ended before a time; where no time is known, of runs analysed before it.
 * @param held runs that are kept with all that belongs to them
 */
export async function oldWords(db: Database, before: EpochMilliseconds, held: ReadonlySet<RunId>): Promise<OldWords> {
  const rows = await db
    .selectFrom('runs')
    .innerJoin('transcripts', 'transcripts.reading_set_id', 'runs.reading_set_id')
    .select(['runs.id as id', 'runs.reading_set_id as set'])
    .where((eb) => eb(eb.fn.coalesce('runs.ended_at', 'runs.created_at'), '<', before))
    .execute();
  const kept = new Set(rows.filter(({ id }) => held.has(id)).map(({ set }) => set));
  const sets = new Set(rows.map(({ set }) => set));
  return { readingSets: [...sets].filter((set) => !kept.has(set)), held: kept.size };
}

/** Deletes old words: of whoever is under appeal they stay. @returns how many recordings lost theirs, and how many kept them */
export async function deleteOldWords(
  db: Database,
  before: EpochMilliseconds,
  held: ReadonlySet<RunId>,
): Promise<{ readonly deleted: number; readonly held: number }> {
  const old = await oldWords(db, before, held);
  for (const set of old.readingSets)
    await db.transaction().execute(async (writing) => {
      await writing.deleteFrom('spoken_words').where('reading_set_id', '=', set).execute();
      await writing.deleteFrom('transcripts').where('reading_set_id', '=', set).execute();
    });
  return { deleted: old.readingSets.length, held: old.held };
}
