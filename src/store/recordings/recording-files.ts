import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';

/** Path of the recording with this content, if it was ever stored. */
export async function fileOfRecording(db: Database, sha256: string): Promise<string | undefined> {
  const row = await db.selectFrom('recording_files').select('path').where('sha256', '=', sha256).executeTakeFirst();
  return row?.path;
}

/** Stores where the recording with this content is; replaces an earlier path. */
export async function setFileOfRecording(
  writing: Writing,
  file: { readonly sha256: string; readonly path: string; readonly bytes: number },
  now: EpochMilliseconds,
): Promise<void> {
  await writing
    .insertInto('recording_files')
    .values({ ...file, created_at: now })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ path: file.path, bytes: file.bytes }))
    .execute();
}
