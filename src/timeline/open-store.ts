import { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { backUp } from './backup.ts';
import { POSTGRES_COLUMNS, SQLITE_COLUMNS } from './column-types.ts';
import { commitReevaluation, commitRun } from './commit-run.ts';
import { entriesOfRun, entriesWithin } from './entries.ts';
import { findFindings } from './find-findings.ts';
import { migrateForward, migrations } from './migrate.ts';
import { listWindows } from './places.ts';
import { describeDatabaseUrl, openPostgres } from './postgres-database.ts';
import { loadReadings } from './reading-blocks.ts';
import { listRuns, loadRun } from './runs.ts';
import type { Database } from './schema.ts';
import { openSqlite } from './sqlite-database.ts';
import type { TimelineStore } from './store.ts';
import { reporting } from './store-errors.ts';
import { summarize } from './summaries.ts';

export type StoreLocation =
  /** A file, made when it does not exist unless `mustExist`. */
  | { readonly sqlitePath: string; readonly mustExist?: boolean }
  /** `postgres://user:password@host:port/database`, PostgreSQL 15 or newer. */
  | { readonly databaseUrl: string };

interface OpenDatabase {
  readonly db: Database;
  readonly placeName: string;
  readonly backup: TimelineStore['backup'];
}

/** Brings the store to this program's schema. @throws LiyiError LIYI_STORE_OPEN */
export async function openStore(
  location: StoreLocation,
  clock: () => EpochMilliseconds = Date.now,
): Promise<TimelineStore> {
  const { db, placeName, backup } =
    'sqlitePath' in location ? await openFile(location) : await openServer(location.databaseUrl);
  const reading = <T>(work: () => Promise<T>) => reporting('LIYI_STORE_READ', placeName, work);
  const writing = <T>(work: () => Promise<T>) => reporting('LIYI_STORE_WRITE', placeName, work);

  return {
    commitRun: (run) => writing(() => commitRun(db, run, clock())),
    commitReevaluation: (runId, timeline, engine) =>
      writing(() => commitReevaluation(db, runId, timeline, engine, clock())),
    windows: (hall) => reading(() => listWindows(db, hall)),
    timeline: (query) =>
      reading(async () => {
        const runs = await listRuns(db, query);
        const ids = runs.map((run) => run.id);
        return { runs, ...(await entriesWithin(db, ids, query)) };
      }),
    runs: (query = {}) => reading(() => listRuns(db, query)),
    run: (id) =>
      reading(async () => {
        const { readingSetId, ...run } = await loadRun(db, id);
        return { ...run, ...(await entriesOfRun(db, id)), readings: await loadReadings(db, readingSetId) };
      }),
    entries: (id) =>
      reading(async () => {
        await loadRun(db, id);
        return entriesOfRun(db, id);
      }),
    readings: (id, interval) => reading(async () => loadReadings(db, (await loadRun(db, id)).readingSetId, interval)),
    findings: (filter, page) => reading(() => findFindings(db, filter, page)),
    summary: (query) => reading(() => summarize(db, query)),
    backup,
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}

async function openFile(location: { sqlitePath: string; mustExist?: boolean }): Promise<OpenDatabase> {
  const placeName = location.sqlitePath;
  return reporting('LIYI_STORE_OPEN', placeName, async () => {
    const { db, connection } = await openSqlite(placeName, location.mustExist ?? false);
    await migrateOrClose(db, () => migrateForward(db, migrations(SQLITE_COLUMNS), placeName));
    return { db, placeName, backup: (toPath) => backUp(connection, toPath) };
  });
}

async function openServer(databaseUrl: string): Promise<OpenDatabase> {
  const placeName = describeDatabaseUrl(databaseUrl);
  return reporting('LIYI_STORE_OPEN', placeName, async () => {
    const db = await openPostgres(databaseUrl);
    await migrateOrClose(db, () => migrateForward(db, migrations(POSTGRES_COLUMNS), placeName));
    const backup = () => {
      throw new LiyiError('LIYI_USAGE', {
        message: `${placeName} is backed up by PostgreSQL's own programs`,
        remedy:
          'Use `pg_dump --format=custom` to back up and `pg_restore` to restore; both work while the store is used.',
      });
    };
    return { db, placeName, backup: async () => backup() };
  });
}

async function migrateOrClose(db: Database, migrate: () => Promise<void>): Promise<void> {
  try {
    await migrate();
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
