import type { StoreLocation } from '../../core/store-location.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { type KnownFiles, knownFiles } from '../recordings/known-files.ts';
import type { JobQueue } from './job-queue.ts';
import { openPgBossJobQueue } from './pg-boss-job-queue.ts';
import { type SqliteQueueOptions, sqliteJobQueue } from './sqlite-job-queue.ts';

export interface Jobs extends AsyncDisposable {
  readonly queue: JobQueue;
  readonly files: KnownFiles;
}

/**
 * The queue and known files of an open database, which still belongs to the caller. A process that also writes the
 * timeline must share one database: SQLite waits for another connection's transaction by blocking the process, which
 * then cannot end that transaction.
 */
export async function jobsIn(
  database: OpenDatabase,
  location: StoreLocation,
  options: SqliteQueueOptions = {},
): Promise<Jobs> {
  const queue =
    'sqlitePath' in location ? sqliteJobQueue(database, options) : await openPgBossJobQueue(location.databaseUrl);
  return { queue, files: knownFiles(database), [Symbol.asyncDispose]: () => queue[Symbol.asyncDispose]() };
}
