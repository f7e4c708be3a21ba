import { overlapMs } from '../../core/interval.ts';
import type { OnRunCommitted } from '../runs/on-run-committed.ts';

const evidenceOf = (row: { readonly start_ms: number; readonly end_ms: number }) => ({
  startMs: row.start_ms,
  endMs: row.end_ms,
});

/**
 * Carries the reviews of a run over to the run that replaces it: each to the finding of the same clause whose evidence
 * shares most time with that of the reviewed one. The review of a finding that has no successor ends.
 */
export const carryReviews: OnRunCommitted = async (writing, { runId, supersedes }, now) => {
  if (supersedes === undefined) return;
  const reviewed = await writing
    .selectFrom('review_states')
    .innerJoin('findings', 'findings.id', 'review_states.finding_id')
    .select(['findings.clause_id', 'findings.start_ms', 'findings.end_ms'])
    .select(['review_states.review_id', 'review_states.decision', 'review_states.verdict'])
    .where('findings.run_id', '=', supersedes)
    .where('review_states.decision', 'is not', null)
    .where('findings.planted_for_id', 'is', null)
    .execute();
  for (const { clause_id, review_id, decision, verdict, ...row } of reviewed) {
    const candidates = await writing
      .selectFrom('findings')
      .select(['id', 'start_ms', 'end_ms', 'verdict'])
      .where('run_id', '=', runId)
      .where('clause_id', '=', clause_id)
      .where('planted_for_id', 'is', null)
      .execute();
    const shared = (candidate: (typeof candidates)[number]) => overlapMs(evidenceOf(row), evidenceOf(candidate));
    const heir = candidates.filter((candidate) => shared(candidate) > 0).sort((a, b) => shared(b) - shared(a))[0];
    if (heir === undefined) continue;
    const carried = decision === 'undecided' ? decision : heir.verdict === verdict ? 'confirmed' : 'overturned';
    await writing
      .insertInto('review_states')
      .values({
        finding_id: heir.id,
        ...{ version: 1, review_id, decision: carried, verdict, updated_at: now },
        ...{ leased_to_id: null, leased_until: null },
      })
      .onConflict((conflict) => conflict.column('finding_id').doNothing())
      .execute();
  }
};
