import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import type { StoreLocation } from '../../../src/core/store-location.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export interface StoreKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A place for a store that holds nothing; it is one test's alone. */
  readonly place: () => Promise<StoreLocation>;
}

/** Gone when the test ends. */
export function testFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  return folder.path;
}

const sqlite: StoreKind = {
  name: 'SQLite',
  place: async () => ({ sqlitePath: join(testFolder(), 'liyi.db') }),
};

/** One database for a test file, emptied for each test: making one takes half a second. */
function postgres(serverUrl: string): StoreKind {
  let database: string | undefined;
  afterAll(async () => {
    if (database !== undefined) await run(serverUrl, `drop database ${database} with (force)`);
  });
  return {
    name: 'PostgreSQL',
    async place() {
      if (database === undefined) {
        database = `liyi_test_${randomUUID().replaceAll('-', '')}`;
        await run(serverUrl, `create database ${database}`);
      }
      const url = new URL(serverUrl);
      url.pathname = `/${database}`;
      await run(url.href, EMPTY_ALL_TABLES);
      return { databaseUrl: url.href };
    },
  };
}

const EMPTY_ALL_TABLES = `
  drop schema if exists liyi_jobs cascade;
  do $$ declare tables text;
  begin
    select string_agg(quote_ident(tablename), ', ') into tables
      from pg_tables where schemaname = 'public' and tablename not like 'liyi_migration%';
    if tables is not null then execute 'truncate ' || tables || ' restart identity cascade'; end if;
  end $$`;

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A server on which this user may make databases; without one the tests run on SQLite only. */
const serverUrl = process.env.LIYI_TEST_DATABASE_URL;

const available: readonly StoreKind[] = serverUrl === undefined ? [sqlite] : [sqlite, postgres(serverUrl)];

/** All there are, or the one that the whole run is about. */
export const STORE_KINDS = available.filter(({ name }) => (process.env.LIYI_TEST_STORE ?? name) === name);
