import type { ReviewDecision } from '../../contract/review.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { toFlag } from '../database/codec.ts';
import type { RunId } from '../runs/stored-timeline.ts';
import type { Writing } from '../schema.ts';
import { type FindingTrace, findingsOfRuns, heirAmong, selectTraces } from './heirs.ts';
import { type RelatedRun, runsBeside, runsOfRecording } from './related-runs.ts';

/** A review that may count, and the finding it was given of. */
interface GivenReview {
  readonly id: number;
  readonly decision: ReviewDecision;
  readonly verdict: Verdict;
  readonly of: FindingTrace;
}

/**
 * The review that counts for each finding of a run that has one: the newest that was given of the finding itself, or of one
 * in whose place it stands, by whichever analysis of the recording or of those beside it.
 */
export async function countingReviews(writing: Writing, runId: RunId): Promise<Map<FindingTrace, GivenReview>> {
  const [own, beside] = [await runsOfRecording(writing, runId), await runsBeside(writing, runId)];
  // What holds at another recording has its place there.
  const replaced = beside.filter(({ status }) => status !== 'current');
  const given = await reviewsOf(writing, [...own, ...replaced]);
  const isCurrent = own.some(({ id, status }) => id === runId && status === 'current');
  const rivals = isCurrent ? beside.filter(({ status }) => status === 'current') : [];
  const clauseIds = [...new Set(given.map(({ of }) => of.clauseId))];
  const findings = await findingsOfRuns(writing, [runId, ...rivals.map(({ id }) => id)], clauseIds);
  const counting = new Map<FindingTrace, GivenReview>();
  // Oldest first, so that the newest stays.
  for (const review of given) {
    const { of } = review;
    const heir = of.runId === runId ? findings.find(({ id }) => id === of.id) : heirAmong(of, findings);
    if (heir?.runId === runId) counting.set(heir, review);
  }
  return counting;
}

async function reviewsOf(writing: Writing, runs: readonly RelatedRun[]): Promise<GivenReview[]> {
  const ids = runs.map(({ id }) => id);
  const rows = await selectTraces(writing)
    .innerJoin('reviews', 'reviews.finding_id', 'findings.id')
    .select(['reviews.id as reviewId', 'reviews.decision as decision', 'reviews.verdict as reviewed'])
    .where('findings.run_id', 'in', ids)
    .where('reviews.undone_at', 'is', null)
    .where('reviews.second_opinion', '=', toFlag(false))
    .where('findings.planted_for_id', 'is', null)
    .orderBy('reviews.id')
    .execute();
  return rows.map(({ reviewId, decision, reviewed, ...of }) => ({
    id: reviewId,
    decision: decision as ReviewDecision,
    verdict: reviewed,
    of,
  }));
}

/** Wherever this review counts, the one before it counts again: here and for what later analyses made of the finding. */
export async function replaceCountingReview(writing: Writing, reviewId: number, now: EpochMilliseconds): Promise<void> {
  const findings = await selectTraces(writing)
    .innerJoin('review_states', 'review_states.finding_id', 'findings.id')
    .select('findings.planted_for_id as plantedFor')
    .where('review_states.review_id', '=', reviewId)
    .execute();
  for (const { plantedFor, ...finding } of findings) {
    const given = await (plantedFor === null ? givenOf(writing, finding) : givenOfCopy(writing, finding));
    await setCountingReview(writing, finding, given, now);
  }
}

async function givenOf(writing: Writing, { id, runId }: FindingTrace): Promise<GivenReview | undefined> {
  const counting = await countingReviews(writing, runId);
  return [...counting].find(([finding]) => finding.id === id)?.[1];
}

/** Nothing takes the place of a copy that tests a reviewer, and it takes nothing's. */
async function givenOfCopy(writing: Writing, of: FindingTrace): Promise<GivenReview | undefined> {
  const row = await writing
    .selectFrom('reviews')
    .select(['id', 'decision', 'verdict'])
    .where('finding_id', '=', of.id)
    .where('undone_at', 'is', null)
    .where('second_opinion', '=', toFlag(false))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, decision: row.decision as ReviewDecision, verdict: row.verdict, of };
}

/** Makes the review the one that counts for a finding, or nothing where there is none; ends the lease. */
export async function setCountingReview(
  writing: Writing,
  finding: FindingTrace,
  review: GivenReview | undefined,
  now: EpochMilliseconds,
): Promise<void> {
  const state = {
    review_id: review?.id ?? null,
    decision: review === undefined ? null : decisionOf(finding, review),
    verdict: review?.verdict ?? null,
    updated_at: now,
    ...{ leased_to_id: null, leased_until: null },
  };
  await writing
    .insertInto('review_states')
    .values({ finding_id: finding.id, version: 1, ...state })
    .onConflict((conflict) =>
      conflict.column('finding_id').doUpdateSet((eb) => ({ ...state, version: eb('review_states.version', '+', 1) })),
    )
    .execute();
}

/** What a verdict given of another analysis's finding says of this one's. */
function decisionOf(finding: FindingTrace, { decision, verdict, of }: GivenReview): ReviewDecision {
  if (of.id === finding.id || decision === 'undecided') return decision;
  const isSuspicionConfirmed = finding.verdict === 'needs-review' && verdict === 'not-met';
  return finding.verdict === verdict || isSuspicionConfirmed ? 'confirmed' : 'overturned';
}
