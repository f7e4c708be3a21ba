import { readFileSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import pg from 'pg';
import type { StoreLocation } from '../../../src/core/store-location.ts';

/** A file of `fixtures/stores/<release>`. */
export const releaseFile = (release: string, name: string): string =>
  readFileSync(new URL(`../../../fixtures/stores/${release}/${name}`, import.meta.url), 'utf8');

/** Makes the store that this release left. */
export async function restoreRelease(release: string, location: StoreLocation): Promise<void> {
  if ('sqlitePath' in location) {
    const file = new SqliteConnection(location.sqlitePath);
    file.exec(releaseFile(release, 'sqlite.sql'));
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: location.databaseUrl });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.query(releaseFile(release, 'postgres.sql'));
  await client.end();
}

/** How many rows each table of the release holds. */
export function rowsOfRelease(release: string, location: StoreLocation): Record<string, number> {
  const text = releaseFile(release, 'sqlitePath' in location ? 'sqlite.sql' : 'postgres.sql');
  const tables = [...text.matchAll(/^insert into (?:"|public\.)(\w+)/gim)].map(([, table]) => table!);
  const counts = Object.groupBy(tables, (table) => table);
  return Object.fromEntries(Object.entries(counts).map(([table, rows]) => [table, rows!.length]));
}
