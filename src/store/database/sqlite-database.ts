import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteConnection from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import { LiyiError } from '../../core/errors.ts';
import type { Database, Schema } from '../schema.ts';
import { MIGRATION_TABLE } from './migrate.ts';
import { withPreparedStatements } from './prepared-statements.ts';
import { createPrivate, makePrivate } from './private-file.ts';

/** How long a writer waits for another process's transaction. */
const BUSY_TIMEOUT_MS = 5000;
const WAL_RETRY_MS = 20;

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
  const connection = new SqliteConnection(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    refuseForeignFile(connection, path);
    for (const file of ['', '-wal', '-shm']) makePrivate(path + file);
    await switchToWal(connection);
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

/** Two processes that create the same file may collide here, and SQLite does not wait for this switch by itself. */
async function switchToWal(connection: SqliteConnection.Database): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += WAL_RETRY_MS) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const busy = error instanceof SqliteConnection.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!busy || waitedMs >= BUSY_TIMEOUT_MS) throw error;
      await sleep(WAL_RETRY_MS);
    }
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #connection: SqliteConnection.Database;

  constructor(connection: SqliteConnection.Database) {
    super({ database: withPreparedStatements(connection) });
    this.#connection = connection;
  }

  /**
   * Takes the write lock at once. A deferred transaction that reads first fails at its first write, without waiting,
   * when another process has written meanwhile.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite has rolled back by itself when the disk is full or fails; asking again would hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Migrations run in one transaction, so that a process killed during them leaves the store as it was. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  readonly #connection: SqliteConnection.Database;

  constructor(connection: SqliteConnection.Database) {
    super({ database: withPreparedStatements(connection) });
    this.#connection = connection;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#connection);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
