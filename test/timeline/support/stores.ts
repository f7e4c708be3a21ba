import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { StoreLocation } from '../../../src/timeline/open-store.ts';

export interface StoreKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A place without a store, gone when the test ends. */
  readonly place: () => Promise<StoreLocation>;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liyi-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const sqlite: StoreKind = {
  name: 'SQLite',
  place: async () => ({ sqlitePath: join(await temporaryFolder(), 'liyi.db') }),
};

const postgres = (serverUrl: string): StoreKind => ({
  name: 'PostgreSQL',
  place: async () => {
    const database = `liyi_test_${randomUUID().replaceAll('-', '')}`;
    await administer(serverUrl, `create database ${database}`);
    onTestFinished(() => administer(serverUrl, `drop database ${database} with (force)`));
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    return { databaseUrl: url.href };
  },
});

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A server on which this user may make databases; without one the tests run on SQLite only. */
const serverUrl = process.env.LIYI_TEST_DATABASE_URL;

export const STORE_KINDS: readonly StoreKind[] = serverUrl === undefined ? [sqlite] : [sqlite, postgres(serverUrl)];
