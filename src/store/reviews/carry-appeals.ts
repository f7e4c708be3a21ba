import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import type { Writing } from '../schema.ts';
import { currentHeir, type FindingTrace } from './heirs.ts';

/**
 * An appeal goes with the finding that takes the place of the one appealed against: whoever decides it decides what counts,
 * and what is kept for it belongs to the run that holds.
 */
export const carryAppeals: OnRunCommitted = async (writing, { windowId, runId }) => {
  const appeals = await writing
    .selectFrom('appeals')
    .innerJoin('findings', 'findings.id', 'appeals.finding_id')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .innerJoin('runs as own', (join) =>
      join.onRef('own.recording_id', '=', 'runs.recording_id').onRef('own.stream', '=', 'runs.stream'),
    )
    .select(['appeals.id as id', 'appeals.finding_id as findingId'])
    .where('own.id', '=', runId)
    .where('runs.window_id', '=', windowId)
    .where('runs.id', '!=', runId)
    .execute();
  for (const { id, findingId } of appeals) await moveAppeal(writing, id, findingId);
};

/** Moves an appeal to where its finding stands now. @returns that finding */
export async function moveAppeal(writing: Writing, id: number, findingId: number): Promise<FindingTrace> {
  const heir = await currentHeir(writing, findingId);
  if (heir.id !== findingId)
    await writing.updateTable('appeals').set({ finding_id: heir.id }).where('id', '=', id).execute();
  return heir;
}
