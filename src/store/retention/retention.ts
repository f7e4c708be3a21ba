import type { EpochMilliseconds } from '../../core/units.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Database } from '../schema.ts';

/** Runs with a finding under appeal: all that belongs to them is kept until it is decided. */
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

/** A finding under appeal, and the recording that is kept for it. */
export interface Hold {
  readonly appealId: number;
  readonly findingId: number;
  readonly runId: RunId;
  readonly hall: string;
  readonly window: string;
  /** Name of the recording when it was analysed. */
  readonly recording: string;
  readonly since: EpochMilliseconds;
}

/** Findings under appeal with the recordings kept for them, the oldest appeal first. */
export async function listHolds(db: Database, halls?: readonly string[]): Promise<Hold[]> {
  let rows = db
    .selectFrom('appeals')
    .innerJoin('findings', 'findings.id', 'appeals.finding_id')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .innerJoin('recordings', 'recordings.id', 'runs.recording_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['appeals.id as appealId', 'findings.id as findingId', 'runs.id as runId', 'halls.code as hall'])
    .select(['windows.code as window', 'recordings.name as recording', 'appeals.created_at as since'])
    .where('appeals.state', '=', 'open');
  if (halls !== undefined) rows = rows.where('halls.code', 'in', halls);
  return rows.orderBy('appeals.id').execute();
}

/** How many runs lost their measurements, and how many kept them for an appeal. */
export interface DeletedReadings {
  /** Runs whose measurements are deleted; their findings stay. */
  readonly runs: number;
  /** Runs old enough whose measurements are kept, because a finding is under appeal. */
  readonly held: number;
}

interface OldReadings extends DeletedReadings {
  readonly readingSets: ReadonlySet<number>;
}

/**
 * Measurements of footage that ended before a time; for runs without a known time, of those analysed before it. A run
 * that reevaluated them counts like the footage.
 */
export async function oldReadings(db: Database, before: EpochMilliseconds): Promise<OldReadings> {
  const old = await db
    .selectFrom('runs')
    .select(['id', 'reading_set_id'])
    .where((eb) => eb(eb.fn.coalesce('ended_at', 'created_at'), '<', before))
    .where('reading_set_id', 'in', (eb) => eb.selectFrom('reading_blocks').select('reading_set_id').distinct())
    .execute();
  const held = new Set(await heldRuns(db));
  const heldSets = new Set(old.filter(({ id }) => held.has(id)).map((run) => run.reading_set_id));
  const deletable = old.filter((run) => !heldSets.has(run.reading_set_id));
  return {
    runs: deletable.length,
    held: old.length - deletable.length,
    readingSets: new Set(deletable.map((run) => run.reading_set_id)),
  };
}

/** Deletes old measurements, one set at a time, so that nobody waits long. */
export async function deleteOldReadings(db: Database, before: EpochMilliseconds): Promise<DeletedReadings> {
  const { readingSets, ...deleted } = await oldReadings(db, before);
  for (const set of readingSets) await db.deleteFrom('reading_blocks').where('reading_set_id', '=', set).execute();
  await db.deleteFrom('portions').where('to_at', '<', before).execute();
  return deleted;
}
