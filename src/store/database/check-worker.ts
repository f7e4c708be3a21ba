/** Checks one store file and ends: `undefined` for a store that is well, else its problem. */
import { parentPort, workerData } from 'node:worker_threads';
import SqliteConnection from 'better-sqlite3';
import { type PlainError, plainError } from '../../core/plain-error.ts';
import { checkStoreFile } from './backup.ts';
import { reporting } from './store-errors.ts';

const path = workerData as string;

/** Fails for a file that is no database, before anything is looked for in it. */
function refuseOtherFiles(): void {
  const connection = new SqliteConnection(path, { readonly: true });
  try {
    connection.pragma('schema_version');
  } finally {
    connection.close();
  }
}

const answer: PlainError | undefined = await reporting('LIYI_STORE_OPEN', path, async () => refuseOtherFiles())
  .then(() => reporting('LIYI_STORE_READ', path, async () => checkStoreFile(path)))
  .then(() => undefined, plainError);
parentPort!.postMessage(answer);
