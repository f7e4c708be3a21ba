import { LiyiError } from '../../core/errors.ts';
import type { StoreLocation } from '../../core/store-location.ts';
import type { Database } from '../schema.ts';
import { type BackupRecord, backUp } from './backup.ts';
import { POSTGRES_COLUMNS, SQLITE_COLUMNS } from './column-types.ts';
import { migrateForward, migrations } from './migrate.ts';
import { describeDatabaseUrl, openPostgres } from './postgres-database.ts';
import { postgresRevision, sqliteRevision } from './revision.ts';
import { emptyLog, openSqlite } from './sqlite-database.ts';
import { retryWhileLocked } from './sqlite-driver.ts';
import { reporting } from './store-errors.ts';

/** An open store of either kind, with what differs between the two. */
export interface OpenDatabase {
  readonly db: Database;
  /** Where the store is, for messages; without credentials. */
  readonly placeName: string;
  /** Path of a store in one file; left out for others. */
  readonly file?: string;
  /** A checked copy, made while others read and write; SQLite only. */
  backup(toPath: string): Promise<BackupRecord>;
  /** Overwrites what was deleted in the files of the store themselves; PostgreSQL does so by its own vacuum. */
  wipeDeleted(): Promise<void>;
  /** A text that changes whenever what is read may have changed, by any process; cheaper than any query. */
  revision(): Promise<string>;
}

/**
 * Opens a store and brings it to this program's schema.
 * @throws LiyiError LIYI_STORE_OPEN
 */
export const openDatabase = (location: StoreLocation): Promise<OpenDatabase> =>
  'sqlitePath' in location ? openFile(location) : openServer(location.databaseUrl);

async function openFile(location: { sqlitePath: string; mustExist?: boolean }): Promise<OpenDatabase> {
  const placeName = location.sqlitePath;
  return reporting('LIYI_STORE_OPEN', placeName, async () => {
    const { db, connection } = await openSqlite(placeName, location.mustExist ?? false);
    const revision = sqliteRevision(connection);
    await migrateOrClose(db, () => migrateForward(db, migrations(SQLITE_COLUMNS), placeName));
    return {
      ...{ db, placeName },
      ...(placeName !== ':memory:' && { file: placeName }),
      backup: (toPath) => backUp(connection, toPath),
      // The log of writes still holds the pages as they were.
      wipeDeleted: () => reporting('LIYI_STORE_WRITE', placeName, () => retryWhileLocked(() => emptyLog(db))),
      revision: async () => revision(),
    };
  });
}

async function openServer(databaseUrl: string): Promise<OpenDatabase> {
  const placeName = describeDatabaseUrl(databaseUrl);
  return reporting('LIYI_STORE_OPEN', placeName, async () => {
    const db = await openPostgres(databaseUrl);
    await migrateOrClose(db, () => migrateForward(db, migrations(POSTGRES_COLUMNS), placeName));
    const backup = () => {
      throw new LiyiError('LIYI_USAGE', {
        message: `${placeName} is backed up by PostgreSQL's own programs`,
        remedy:
          'Use `pg_dump --format=custom` to back up and `pg_restore` to restore; both work while the store is used.',
      });
    };
    return {
      db,
      placeName,
      backup: async () => backup(),
      wipeDeleted: async () => {},
      revision: () => postgresRevision(db),
    };
  });
}

async function migrateOrClose(db: Database, migrate: () => Promise<void>): Promise<void> {
  try {
    await migrate();
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
