import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { LiyiError } from '../../core/errors.ts';
import type { Database, Schema } from '../schema.ts';
import { POSTGRES_VALUES } from './codec.ts';

const OLDEST_SERVER = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/** Host, port and database of an address, without the password it may hold. */
export function describeDatabaseUrl(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `PostgreSQL ${url.host}${url.pathname}`;
  } catch {
    return 'the PostgreSQL address';
  }
}

/**
 * Connects to a PostgreSQL database, without changing its schema.
 * @throws LiyiError LIYI_STORE_OPEN for an address that is not valid; driver errors where it cannot be reached
 */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new LiyiError('LIYI_STORE_OPEN', {
      message: 'the PostgreSQL address is not valid',
      remedy: 'Write it as postgres://user:password@host:5432/database, special characters percent-encoded.',
    });
  }
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types: POSTGRES_VALUES,
    application_name: 'liyi',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // An idle connection that the server drops is replaced at the next query, which reports lasting problems.
  pool.on('error', () => {});
  try {
    await refuseOldServer(pool, describeDatabaseUrl(databaseUrl));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

async function refuseOldServer(pool: pg.Pool, placeName: string): Promise<void> {
  const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const major = Math.floor(Number(rows[0]!.version) / 10_000);
  if (major >= OLDEST_SERVER) return;
  throw new LiyiError('LIYI_STORE_OPEN', {
    message: `${placeName} runs PostgreSQL ${major}`,
    remedy: `Use PostgreSQL ${OLDEST_SERVER} or newer.`,
  });
}
