import { chmodSync, closeSync, openSync, statSync } from 'node:fs';

/** For its owner alone. */
const PRIVATE = 0o600;
const OF_EVERYBODY = 0o007;

/**
 * Creates a file that nobody but its owner may read, where there is none. SQLite gives the files beside a store the same
 * rights.
 */
export function createPrivate(path: string): void {
  attempt(() => closeSync(openSync(path, 'ax', PRIVATE)));
}

/** Takes the rights of everybody else from a file; what somebody has given to a group alone stays. */
export function makePrivate(path: string): void {
  attempt(() => {
    if ((statSync(path).mode & OF_EVERYBODY) !== 0) chmodSync(path, PRIVATE);
  });
}

/** No folder, no right, another user's file: whoever opens the file says what is wrong, or nothing is. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
