import type { Interval } from '../../core/interval.ts';
import { quietTimes } from '../../duties/quiet-times.ts';
import { fromJson, toJson } from '../database/codec.ts';
import { loadReadings, type StoredReadings } from '../readings/reading-blocks.ts';
import type { Database } from '../schema.ts';
import type { RunId } from './stored-timeline.ts';

/** What is stored of what a run saw. */
export interface Perception extends StoredReadings {
  readonly windowId: number;
  readonly cameraId: number;
  /** Whether any readings are stored. */
  readonly hasReadings: boolean;
}

/** What these runs saw, by run. */
export async function perceptionsOf(db: Database, runIds: readonly RunId[]): Promise<ReadonlyMap<RunId, Perception>> {
  const rows = await db
    .selectFrom('runs')
    .innerJoin('reading_sets', 'reading_sets.id', 'runs.reading_set_id')
    .select(['runs.id as id', 'runs.window_id as windowId', 'runs.camera_id as cameraId'])
    .select(['reading_sets.id as readingSetId', 'picture_width as width', 'picture_height as height'])
    .select((eb) =>
      eb
        .selectFrom('reading_blocks')
        .select('reading_blocks.position')
        .whereRef('reading_blocks.reading_set_id', '=', 'reading_sets.id')
        .limit(1)
        .as('block'),
    )
    .where('runs.id', 'in', runIds)
    .execute();
  return new Map(
    rows.map(({ id, width, height, block, ...row }) => [
      id,
      { ...row, picture: { width, height }, hasReadings: block !== null },
    ]),
  );
}

/** When readings show nobody but clerks, in their presentation time; found once and kept. */
export async function quietTimesOfReadings(db: Database, stored: StoredReadings): Promise<readonly Interval[]> {
  const { readingSetId } = stored;
  const row = await db.selectFrom('reading_sets').select('quiet').where('id', '=', readingSetId).executeTakeFirst();
  if (row !== undefined && row.quiet !== null) return fromJson(row.quiet);
  const quiet = quietTimes(await loadReadings(db, stored));
  await db
    .updateTable('reading_sets')
    .set({ quiet: toJson(quiet) })
    .where('id', '=', readingSetId)
    .execute();
  return quiet;
}
