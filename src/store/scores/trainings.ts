import type { LocalDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';

/** When the staff of a hall, or of one of its windows, were trained. */
export interface Training {
  readonly id: number;
  readonly hall: string;
  /** Left out for the whole hall. */
  readonly window?: string;
  readonly day: LocalDay;
  readonly topic: string;
}

export interface TrainingFilter {
  readonly id?: number | undefined;
  readonly halls?: readonly string[] | undefined;
}

/** Trainings that match a filter, newest day first. */
export async function listTrainings(db: Database, filter: TrainingFilter): Promise<Training[]> {
  let rows = db
    .selectFrom('trainings')
    .innerJoin('halls', 'halls.id', 'trainings.hall_id')
    .leftJoin('windows', 'windows.id', 'trainings.window_id')
    .select(['trainings.id as id', 'trainings.day as day', 'trainings.topic as topic'])
    .select(['halls.code as hall', 'windows.code as window']);
  if (filter.id !== undefined) rows = rows.where('trainings.id', '=', filter.id);
  if (filter.halls !== undefined) rows = rows.where('halls.code', 'in', filter.halls);
  const found = await rows.orderBy('trainings.day', 'desc').orderBy('trainings.id', 'desc').execute();
  return found.map(({ window, ...training }) => ({ ...training, ...(window !== null && { window }) }));
}

/**
 * Stores a training.
 * @returns its id; undefined where there is no such hall or window
 */
export async function insertTraining(
  writing: Writing,
  training: Omit<Training, 'id'> & { readonly accountId: number },
  now: EpochMilliseconds,
): Promise<number | undefined> {
  const { hall, window, day, topic, accountId } = training;
  const place = await writing
    .selectFrom('halls')
    .leftJoin('windows', (join) => join.onRef('windows.hall_id', '=', 'halls.id').on('windows.code', '=', window ?? ''))
    .select(['halls.id as hallId', 'windows.id as windowId'])
    .where('halls.code', '=', hall)
    .executeTakeFirst();
  if (place === undefined || (window !== undefined && place.windowId === null)) return undefined;
  const { id } = await writing
    .insertInto('trainings')
    .values({ hall_id: place.hallId, window_id: place.windowId, day, topic, account_id: accountId, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Deletes a training that was entered by mistake. */
export async function deleteTraining(writing: Writing, id: number): Promise<void> {
  await writing.deleteFrom('trainings').where('id', '=', id).execute();
}
