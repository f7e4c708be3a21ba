import type { EpochMilliseconds } from '../../core/units.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { reporting } from '../database/store-errors.ts';

export interface FileState {
  /** Absolute path. */
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: EpochMilliseconds;
}

/** Hashes of files that were read before, so that a folder of terabytes is not read again each night. */
export interface KnownFiles {
  /** SHA-256 of the content, if the file is unchanged since it was read; otherwise undefined. */
  sha256Of(file: FileState): Promise<string | undefined>;
  remember(file: FileState, sha256: string): Promise<void>;
}

/**
 * The known files of a store.
 * @throws LiyiError LIYI_STORE_READ, LIYI_STORE_WRITE from its methods
 */
export function knownFiles({ db, placeName }: OpenDatabase, clock: () => EpochMilliseconds = Date.now): KnownFiles {
  return {
    sha256Of: ({ path, bytes, modifiedAt }) =>
      reporting('LIYI_STORE_READ', placeName, async () => {
        const row = await db
          .selectFrom('known_files')
          .select('sha256')
          .where('path', '=', path)
          .where('bytes', '=', bytes)
          .where('modified_at', '=', modifiedAt)
          .executeTakeFirst();
        return row?.sha256;
      }),
    remember: ({ path, bytes, modifiedAt }, sha256) =>
      reporting('LIYI_STORE_WRITE', placeName, async () => {
        const row = { path, bytes, modified_at: modifiedAt, sha256, seen_at: clock() };
        await db
          .insertInto('known_files')
          .values(row)
          .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
          .execute();
      }),
  };
}
