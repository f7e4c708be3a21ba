import { setTimeout as sleep } from 'node:timers/promises';
import SqliteConnection from 'better-sqlite3';
import { type CompiledQuery, type DatabaseConnection, CompiledQuery as Query, SqliteDriver } from 'kysely';
import type { Milliseconds } from '../../core/units.ts';
import { withPreparedStatements } from './prepared-statements.ts';
import { Turns } from './turns.ts';

/** How long work waits for another program's lock in all. */
const LOCK_WAIT_MS: Milliseconds = 5000;
/** Pauses between attempts; the last one repeats. Source: the delays of SQLite's own busy handler. */
const PAUSES_MS: readonly Milliseconds[] = [1, 2, 5, 10, 15, 20, 25, 50];

/** Whether another program's lock made SQLite refuse. */
const isLocked = (error: unknown): boolean =>
  error instanceof SqliteConnection.SqliteError && error.code.startsWith('SQLITE_BUSY');

/**
 * Repeats work that another program's lock refuses, with pauses in which this process does other things.
 * @throws the refusal that lasts longer than 5 s, and every other error at once
 */
export async function retryWhileLocked<T>(
  work: () => T | Promise<T>,
  pause: (ms: Milliseconds) => Promise<void> = (ms) => sleep(ms),
): Promise<T> {
  for (let attempt = 0, waitedMs = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error) || waitedMs >= LOCK_WAIT_MS) throw error;
      const pauseMs = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]!;
      await pause(pauseMs);
      waitedMs += pauseMs;
    }
  }
}

/**
 * One connection, used in turns. SQLite's own wait for a lock would stop the whole process; here work that is refused
 * gives its turn away while it waits, so that others go on reading.
 */
export class RetryingSqliteDriver extends SqliteDriver {
  readonly #database: SqliteConnection.Database;
  readonly #turns = new Turns();
  #connection: DatabaseConnection | undefined;

  constructor(database: SqliteConnection.Database) {
    super({ database: withPreparedStatements(database) });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    this.#connection ??= this.#retrying(await super.acquireConnection());
    return this.#connection;
  }

  override async releaseConnection(): Promise<void> {
    this.#turns.pass();
  }

  /**
   * Takes the write lock at once. A deferred transaction that reads first fails at its first write, without waiting,
   * when another process has written meanwhile.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Query.raw('begin immediate'));
  }

  /** SQLite has rolled back by itself when the disk is full or fails; asking again would hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  /** Within a transaction nothing is refused: it holds the lock. */
  #retrying(inner: DatabaseConnection): DatabaseConnection {
    const pause = async (ms: Milliseconds) => {
      this.#turns.pass();
      await sleep(ms);
      await this.#turns.take();
    };
    return {
      executeQuery: <R>(query: CompiledQuery) => {
        const execute = () => inner.executeQuery<R>(query);
        return this.#database.inTransaction ? execute() : retryWhileLocked(execute, pause);
      },
      streamQuery: <R>(query: CompiledQuery, chunkSize: number) => inner.streamQuery<R>(query, chunkSize),
    };
  }
}
