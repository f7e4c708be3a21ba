import { DEFAULT_HALL } from '../places/places.ts';
import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import { insertNotice } from './notices.ts';

/**
 * Stores the notice of a new run. Last of the hooks, because a notice makes other writers wait until the transaction
 * ends.
 */
export const announceRun: OnRunCommitted = async (writing, { runId, run }, now) => {
  const { hall = DEFAULT_HALL, window } = run;
  await insertNotice(writing, { type: 'run.committed', hall, body: { runId, window } }, now);
};
