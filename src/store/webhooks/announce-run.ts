import { DEFAULT_HALL } from '../places/places.ts';
import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import { insertNotice } from './notices.ts';

/**
 * Stores the notice of a new run, and which one it takes the place of: a recording that is judged again, with those beside it,
 * is no news by itself. Last of the hooks, because a notice makes other writers wait until the transaction
 * ends.
 */
export const announceRun: OnRunCommitted = async (writing, { runId, run, supersedes }, now) => {
  const { hall = DEFAULT_HALL, window } = run;
  await insertNotice(
    writing,
    { type: 'run.committed', hall, body: { runId, window, ...(supersedes !== undefined && { supersedes }) } },
    now,
  );
};
