import type { StoreLocation } from '../../src/core/store-location.ts';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { type Jobs, jobsIn } from '../../src/store/jobs/open-jobs.ts';
import type { SqliteQueueOptions } from '../../src/store/jobs/sqlite-job-queue.ts';

/** The jobs beside a timeline, on a connection of their own. */
export async function openJobs(location: StoreLocation, options: SqliteQueueOptions = {}): Promise<Jobs> {
  await using opened = new AsyncDisposableStack();
  const database = await openDatabase(location);
  opened.defer(() => database.db.destroy());
  const jobs = opened.use(await jobsIn(database, location, options));
  const owned = opened.move();
  return { ...jobs, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
