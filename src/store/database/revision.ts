import type SqliteConnection from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * `data_version` changes with commits of other connections, `total_changes` with this one's rows. Neither ever goes
 * back.
 */
export function sqliteRevision(connection: SqliteConnection.Database): () => string {
  const ofOthers = connection.prepare<[], number>('pragma data_version').pluck();
  const own = connection.prepare<[], number>('select total_changes()').pluck();
  return () => `${ofOthers.get()}.${own.get()}`;
}

/** The transactions that a reader sees: the same snapshot is the same data, and none returns once it has passed. */
export async function postgresRevision(db: Database): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db);
  return rows[0]!.snapshot;
}
