import type { InsertObject } from 'kysely';
import type { Schema, Writing } from '../schema.ts';

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const PARAMETERS_PER_STATEMENT = 30_000;
/** Longer statements cost more to compile than they save in calls (bench/store). */
const ROWS_PER_STATEMENT = 500;

/** Divides rows into as many as one statement takes. Every row must have the same properties. */
export function* statements<Row extends object>(rows: readonly Row[]): Generator<Row[]> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).length;
  const step = Math.min(ROWS_PER_STATEMENT, Math.floor(PARAMETERS_PER_STATEMENT / columns));
  for (let i = 0; i < rows.length; i += step) yield rows.slice(i, i + step);
}

/** Inserts any number of rows, in as few statements as the databases allow. Every row must have the same properties. */
export async function insertMany<T extends keyof Schema>(
  writing: Writing,
  table: T,
  rows: readonly InsertObject<Schema, T>[],
): Promise<void> {
  for (const values of statements(rows)) await writing.insertInto(table).values(values).execute();
}
