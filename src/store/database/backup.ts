import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import SqliteConnection from 'better-sqlite3';
import { LiyiError } from '../../core/errors.ts';
import { SQLITE_COLUMNS } from './column-types.ts';
import { MIGRATION_TABLE, migrations, refuseNewer } from './migrate.ts';
import { createPrivate } from './private-file.ts';
import { reporting } from './store-errors.ts';

export interface BackupRecord {
  readonly path: string;
  readonly bytes: number;
  readonly runs: number;
}

/** Pages copied before other work gets its turn: 4 MB. */
const PAGES_PER_TURN = 1000;

/**
 * Copies a store that is in use into a new file, checks the copy, and only then gives it its name.
 * @throws LiyiError LIYI_OUTPUT_WRITE where the file exists, LIYI_STORE_WRITE where it cannot be written
 */
export async function backUp(connection: SqliteConnection.Database, toPath: string): Promise<BackupRecord> {
  refuseExisting(toPath);
  const partial = `${toPath}.part`;
  return reporting('LIYI_STORE_WRITE', toPath, async () => {
    await rm(partial, { force: true });
    try {
      createPrivate(partial);
      let pages = PAGES_PER_TURN;
      let remaining = Number.POSITIVE_INFINITY;
      await connection.backup(partial, {
        progress: ({ remainingPages }) => {
          // Another process wrote, so the copy started again: larger steps let it finish.
          if (remainingPages >= remaining) pages *= 4;
          remaining = remainingPages;
          return pages;
        },
      });
      makeSingleFile(partial);
      const runs = checkStoreFile(partial);
      await rename(partial, toPath);
      return { path: toPath, bytes: (await stat(toPath)).size, runs };
    } finally {
      await rm(partial, { force: true });
    }
  });
}

/** Turns off the write-ahead log, so that the backup is one file that can be moved and read anywhere. */
function makeSingleFile(path: string): void {
  const copy = new SqliteConnection(path);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/**
 * Creates the store at `toPath`, where there must be none, from a backup that was checked.
 * @throws LiyiError LIYI_OUTPUT_WRITE where the store exists, LIYI_STORE_OPEN for a backup that is damaged, of another
 * program, or of a newer version
 */
export async function restoreBackup(backupPath: string, toPath: string): Promise<BackupRecord> {
  if (!existsSync(backupPath)) {
    throw new LiyiError('LIYI_STORE_OPEN', {
      message: `there is no backup at ${backupPath}`,
      remedy: 'Check the path of the backup.',
    });
  }
  return reporting('LIYI_STORE_OPEN', backupPath, async () => {
    checkStoreFile(backupPath);
    const source = new SqliteConnection(backupPath, { readonly: true });
    try {
      const applied = source.prepare<[], string>(`select name from ${MIGRATION_TABLE}`).pluck().all();
      refuseNewer(applied, migrations(SQLITE_COLUMNS), backupPath);
      return await backUp(source, toPath);
    } finally {
      source.close();
    }
  });
}

/**
 * Reads every page of a store.
 * @returns the number of runs
 * @throws LiyiError LIYI_STORE_OPEN where the file is damaged or no timeline store
 */
export function checkStoreFile(path: string): number {
  const connection = new SqliteConnection(path, { readonly: true });
  try {
    const problems = connection.pragma('integrity_check', { simple: true });
    const orphans = connection.pragma('foreign_key_check') as unknown[];
    if (problems !== 'ok' || orphans.length > 0) {
      throw new LiyiError('LIYI_STORE_OPEN', {
        message: `${path} is damaged: ${problems === 'ok' ? `${orphans.length} rows lack what they refer to` : problems}`,
        remedy: 'Use another backup; keep the damaged file until that has worked.',
      });
    }
    const isStore = connection.prepare('select 1 from sqlite_master where name = ?').get(MIGRATION_TABLE);
    if (isStore === undefined) {
      throw new LiyiError('LIYI_STORE_OPEN', {
        message: `${path} is not a timeline store`,
        remedy: 'Name a file that `backup` has written.',
      });
    }
    return connection.prepare<[], number>('select count(*) from runs').pluck().get()!;
  } finally {
    connection.close();
  }
}

function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  throw new LiyiError('LIYI_OUTPUT_WRITE', {
    message: `${path} exists already`,
    remedy: 'Move it away or name another file.',
  });
}
