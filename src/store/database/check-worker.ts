/** Checks one store file and ends: `undefined` for a store that is well, else its problem. */
import { parentPort, workerData } from 'node:worker_threads';
import { type PlainError, plainError } from '../../core/plain-error.ts';
import { checkStoreFile } from './backup.ts';
import { reporting } from './store-errors.ts';

const path = workerData as string;
const answer: PlainError | undefined = await reporting('LIYI_STORE_READ', path, async () => checkStoreFile(path)).then(
  () => undefined,
  plainError,
);
parentPort!.postMessage(answer);
