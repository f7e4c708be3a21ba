import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { orNull } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { UploadsTable } from './recordings-schema.ts';

/** A recording that is being sent in pieces. */
export interface Upload {
  readonly id: string;
  readonly actor: string;
  readonly windowId: number;
  readonly name: string;
  readonly bytes: number;
  readonly startedAt?: EpochMilliseconds;
  /** Hash of the content according to the sender. */
  readonly sha256?: string;
  readonly begunAt: EpochMilliseconds;
  readonly finishedAt?: EpochMilliseconds;
}

const uploadOf = (row: Selectable<UploadsTable>): Upload => ({
  id: row.id,
  actor: row.account,
  windowId: row.window_id,
  name: row.name,
  bytes: row.bytes,
  begunAt: row.created_at,
  ...(row.started_at !== null && { startedAt: row.started_at }),
  ...(row.sha256 !== null && { sha256: row.sha256 }),
  ...(row.finished_at !== null && { finishedAt: row.finished_at }),
});

/** Stores an upload that begins. */
export async function insertUpload(
  writing: Writing,
  upload: Omit<Upload, 'begunAt' | 'finishedAt' | 'startedAt' | 'sha256'> & {
    readonly startedAt: EpochMilliseconds | undefined;
    readonly sha256: string | undefined;
  },
  now: EpochMilliseconds,
): Promise<void> {
  await writing
    .insertInto('uploads')
    .values({
      id: upload.id,
      account: upload.actor,
      window_id: upload.windowId,
      name: upload.name,
      bytes: upload.bytes,
      started_at: orNull(upload.startedAt),
      sha256: orNull(upload.sha256),
      created_at: now,
      finished_at: null,
    })
    .execute();
}

/** An upload of this actor; undefined where there is none. */
export async function findUpload(db: Database, id: string, actor: string): Promise<Upload | undefined> {
  const row = await db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .where('account', '=', actor)
    .executeTakeFirst();
  return row && uploadOf(row);
}

/** Everybody's uploads that are neither complete nor given up. */
export async function openUploads(db: Database): Promise<Upload[]> {
  return (await db.selectFrom('uploads').selectAll().where('finished_at', 'is', null).execute()).map(uploadOf);
}

/** Forgets an upload; its bytes are the caller's to delete. */
export async function deleteUpload(writing: Writing, id: string): Promise<void> {
  await writing.deleteFrom('uploads').where('id', '=', id).execute();
}

/** Marks an upload as complete. */
export async function finishUpload(writing: Writing, id: string, now: EpochMilliseconds): Promise<void> {
  await writing.updateTable('uploads').set({ finished_at: now }).where('id', '=', id).execute();
}
