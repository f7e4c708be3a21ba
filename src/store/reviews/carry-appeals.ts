import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import type { Writing } from '../schema.ts';
import { currentHeir, type FindingTrace } from './heirs.ts';
import { runsBeside, runsOfRecording } from './related-runs.ts';

/**
 * An appeal goes with the finding that takes the place of the one appealed against: whoever decides it decides what counts,
 * and what is kept for it belongs to the run that holds.
 */
export const carryAppeals: OnRunCommitted = async (writing, { runId }) => {
  const related = [...(await runsOfRecording(writing, runId)), ...(await runsBeside(writing, runId))];
  const replaced = related.filter(({ id, status }) => id !== runId && status !== 'current').map(({ id }) => id);
  if (replaced.length === 0) return;
  const appeals = await writing
    .selectFrom('appeals')
    .innerJoin('findings', 'findings.id', 'appeals.finding_id')
    .select(['appeals.id as id', 'appeals.finding_id as findingId'])
    .where('findings.run_id', 'in', replaced)
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
