import type { Selectable } from 'kysely';
import type { ReviewDecision } from '../../contract/review.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromFlag, toFlag } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import { replaceCountingReview } from './counting-reviews.ts';
import type { ReviewsTable } from './reviews-schema.ts';

/** What one person said about one finding. */
export interface Review {
  readonly id: number;
  readonly findingId: number;
  readonly reviewerId: number;
  readonly reviewer: string;
  readonly decision: ReviewDecision;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly note: string;
  /** Given without knowing the first review, to measure how far reviewers agree; it changes nothing. */
  readonly secondOpinion: boolean;
  readonly createdAt: EpochMilliseconds;
  readonly undoneAt?: EpochMilliseconds;
}

export interface NewReview extends Pick<Review, 'findingId' | 'decision' | 'verdict' | 'reason' | 'note'> {
  readonly reviewerId: number;
  readonly secondOpinion: boolean;
}

type ReviewRow = Selectable<ReviewsTable> & { readonly reviewer: string };

const reviewOf = (row: ReviewRow): Review => ({
  id: row.id,
  findingId: row.finding_id,
  reviewerId: row.account_id,
  reviewer: row.reviewer,
  decision: row.decision as ReviewDecision,
  verdict: row.verdict,
  reason: row.reason,
  note: row.note,
  secondOpinion: fromFlag(row.second_opinion),
  createdAt: row.created_at,
  ...(row.undone_at !== null && { undoneAt: row.undone_at }),
});

const selectReviews = (db: Database) =>
  db
    .selectFrom('reviews')
    .innerJoin('accounts', 'accounts.id', 'reviews.account_id')
    .selectAll('reviews')
    .select('accounts.display_name as reviewer');

/**
 * Reviews of a finding in order of time: undone ones too, and the one carried over from an earlier analysis of the
 * recording.
 */
export async function reviewsOf(db: Database, findingId: number): Promise<Review[]> {
  const rows = await selectReviews(db)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('reviews.finding_id', '=', findingId),
        eb('reviews.id', 'in', selectFrom('review_states').select('review_id').where('finding_id', '=', findingId)),
      ]),
    )
    .orderBy('reviews.id')
    .execute();
  return rows.map(reviewOf);
}

/** The review with this id; undefined where there is none. */
export async function findReview(db: Database, id: number): Promise<Review | undefined> {
  const row = await selectReviews(db).where('reviews.id', '=', id).executeTakeFirst();
  return row && reviewOf(row);
}

/**
 * Stores the review and makes it the one that counts. Undefined where the finding's review state no longer has that
 * version, because somebody else was faster.
 */
export async function recordReview(
  writing: Writing,
  review: NewReview,
  version: number,
  now: EpochMilliseconds,
): Promise<number | undefined> {
  const id = await insertReview(writing, review, now);
  if (review.secondOpinion) return id;
  const { decision, verdict } = review;
  const state = { version: version + 1, review_id: id, decision, verdict, updated_at: now };
  const isSet = await writeState(writing, review.findingId, version, state);
  return isSet ? id : undefined;
}

/** The version of a finding's review state; 0 before the first. */
export async function reviewVersionOf(db: Database, findingId: number): Promise<number> {
  const state = await db
    .selectFrom('review_states')
    .select('version')
    .where('finding_id', '=', findingId)
    .executeTakeFirst();
  return state?.version ?? 0;
}

async function insertReview(writing: Writing, review: NewReview, now: EpochMilliseconds): Promise<number> {
  const { id } = await writing
    .insertInto('reviews')
    .values({
      finding_id: review.findingId,
      account_id: review.reviewerId,
      decision: review.decision,
      verdict: review.verdict,
      reason: review.reason,
      note: review.note,
      second_opinion: toFlag(review.secondOpinion),
      created_at: now,
      undone_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface NewState {
  readonly version: number;
  readonly review_id: number | null;
  readonly decision: string | null;
  readonly verdict: Verdict | null;
  readonly updated_at: EpochMilliseconds;
}

/**
 * Changes the state and ends the lease. False where the state no longer has that version; 0 is the version before the
 * first.
 */
async function writeState(writing: Writing, findingId: number, version: number, state: NewState): Promise<boolean> {
  const free = { ...state, leased_to_id: null, leased_until: null };
  if (version === 0) {
    const inserted = await writing
      .insertInto('review_states')
      .values({ finding_id: findingId, ...free })
      .onConflict((conflict) => conflict.column('finding_id').doNothing())
      .returning('finding_id')
      .executeTakeFirst();
    if (inserted !== undefined) return true;
  }
  const updated = await writing
    .updateTable('review_states')
    .set(free)
    .where('finding_id', '=', findingId)
    .where('version', '=', version)
    .returning('finding_id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Takes a review back, so that the one before it counts again. False where somebody has reviewed since. */
export async function undoReview(writing: Writing, review: Review, now: EpochMilliseconds): Promise<boolean> {
  const undone = await writing
    .updateTable('reviews')
    .set({ undone_at: now })
    .where('id', '=', review.id)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (undone === undefined) return false;
  if (review.secondOpinion) return true;
  const state = await writing
    .selectFrom('review_states')
    .select('review_id')
    .where('finding_id', '=', review.findingId)
    .executeTakeFirst();
  if (state?.review_id !== review.id) return false;
  await replaceCountingReview(writing, review.id, now);
  return true;
}

/** Two people's verdicts on the same finding, the second given without knowing the first. */
export interface OpinionPair {
  readonly rulebook: string;
  readonly clause: string;
  readonly first: Verdict;
  readonly second: Verdict;
}

/** The pairs whose second verdict was given in the period, undone reviews left out. */
export async function opinionPairs(
  db: Database,
  period: { readonly from: EpochMilliseconds; readonly to: EpochMilliseconds; readonly halls?: readonly string[] },
): Promise<OpinionPair[]> {
  let pairs = db
    .selectFrom('reviews as second')
    .innerJoin('reviews as first', 'first.finding_id', 'second.finding_id')
    .innerJoin('findings', 'findings.id', 'second.finding_id')
    .innerJoin('clauses', 'clauses.id', 'findings.clause_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['clauses.rulebook as rulebook', 'clauses.code as clause'])
    .select(['first.verdict as first', 'second.verdict as second'])
    .where('second.second_opinion', '=', toFlag(true))
    .where('first.second_opinion', '=', toFlag(false))
    .where('second.undone_at', 'is', null)
    .where('first.undone_at', 'is', null)
    .where('second.created_at', '>=', period.from)
    .where('second.created_at', '<', period.to);
  if (period.halls !== undefined) pairs = pairs.where('halls.code', 'in', period.halls);
  return pairs.execute();
}
