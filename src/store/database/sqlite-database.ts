import { existsSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteDriver, sql } from 'kysely';
import { LiyiError } from '../../core/errors.ts';
import type { Database, Schema } from '../schema.ts';
import { MIGRATION_TABLE } from './migrate.ts';
import { createPrivate, makePrivate } from './private-file.ts';
import { RetryingSqliteDriver, retryWhileLocked } from './sqlite-driver.ts';

export interface SqliteDatabase {
  readonly connection: SqliteConnection.Database;
  readonly db: Database;
}

/**
 * Opens a SQLite file with a write-ahead log, and creates it unless it must exist. The schema is not changed.
 * @throws LiyiError LIYI_STORE_OPEN where the file is missing or belongs to another program
 */
export async function openSqlite(path: string, mustExist: boolean): Promise<SqliteDatabase> {
  if (mustExist && path !== ':memory:' && !existsSync(path)) {
    throw new LiyiError('LIYI_STORE_OPEN', {
      message: `there is no timeline store at ${path}`,
      remedy: 'Check the path, or analyse footage into this store first.',
    });
  }
  if (path !== ':memory:') createPrivate(path);
  const connection = new SqliteConnection(path, { timeout: 0 });
  try {
    await retryWhileLocked(() => refuseForeignFile(connection, path));
    for (const file of ['', '-wal', '-shm']) makePrivate(path + file);
    await retryWhileLocked(() => connection.pragma('journal_mode = WAL'));
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // What is deleted is overwritten: measurements past their retention must not stay in free pages.
    connection.pragma('secure_delete = ON');
    connection.pragma('temp_store = MEMORY');
  } catch (error) {
    connection.close();
    throw error;
  }
  return { connection, db: new Kysely<Schema>({ dialect: new TransactionalSqliteDialect(connection) }) };
}

function refuseForeignFile(connection: SqliteConnection.Database, path: string): void {
  const tables = connection.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all();
  if (tables.length === 0 || tables.includes(MIGRATION_TABLE)) return;
  throw new LiyiError('LIYI_STORE_OPEN', {
    message: `${path} is a database of another program`,
    remedy: 'Name another file for the timeline store.',
  });
}

/**
 * Moves all pages of the write-ahead log into the file and empties the log.
 * @throws SqliteError SQLITE_BUSY while somebody reads an older state
 */
export async function emptyLog(db: Database): Promise<void> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  if (rows[0]?.busy === 1) throw new SqliteConnection.SqliteError('others read the log of writes', 'SQLITE_BUSY');
}

/**
 * Migrations run in one transaction, so that a process killed during them leaves the store as it was. The driver lets
 * one at a time use the connection, and gives it to others while it waits for a lock.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  readonly #connection: SqliteConnection.Database;

  constructor(connection: SqliteConnection.Database) {
    super({ database: connection });
    this.#connection = connection;
  }

  override createDriver(): SqliteDriver {
    return new RetryingSqliteDriver(this.#connection);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
