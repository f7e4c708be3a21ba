import type SqliteConnection from 'better-sqlite3';

/** Enough for all shapes of the service's queries, several times over. */
const KEPT = 200;
/** Longer statements insert rows by the hundred: they are rare, and compiling them is a small part of their work. */
const LONGEST_KEPT = 4_000;

/** A connection for Kysely that compiles no statement twice, because compiling costs as much as a short query. */
export function withPreparedStatements(
  connection: SqliteConnection.Database,
): Pick<SqliteConnection.Database, 'close' | 'prepare'> {
  const kept = new Map<string, SqliteConnection.Statement>();
  const prepare = (source: string): SqliteConnection.Statement => {
    const known = kept.get(source);
    if (known !== undefined) return known;
    const statement = connection.prepare(source);
    if (source.length > LONGEST_KEPT) return statement;
    const [oldest] = kept.keys();
    if (kept.size >= KEPT) kept.delete(oldest!);
    kept.set(source, statement);
    return statement;
  };
  return { prepare: prepare as SqliteConnection.Database['prepare'], close: () => connection.close() };
}
