import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';
import { isPlanted } from './planted-items.ts';
import { findReview, type NewReview, type Review, recordReview, reviewVersionOf } from './reviews.ts';

/** Another finding of the same run, rulebook and moment that is about the same act. */
export interface FindingOfAct {
  readonly id: number;
  readonly clause: string;
}

/** The other findings about a finding's act, at the same post; of a copy that tests a reviewer, those of its origin's, so that nothing tells it. */
export async function othersOfAct(db: Database, findingId: number): Promise<FindingOfAct[]> {
  return db
    .selectFrom('findings as own')
    .innerJoin('clauses as asked', 'asked.id', 'own.clause_id')
    .innerJoin('findings', (join) =>
      join
        .onRef('findings.run_id', '=', 'own.run_id')
        .onRef('findings.start_ms', '=', 'own.start_ms')
        .onRef('findings.end_ms', '=', 'own.end_ms')
        .onRef('findings.verdict', '=', 'own.verdict')
        .onRef('findings.clause_id', '!=', 'own.clause_id'),
    )
    .innerJoin('clauses', (join) =>
      join.onRef('clauses.id', '=', 'findings.clause_id').onRef('clauses.rulebook', '=', 'asked.rulebook'),
    )
    .select(['findings.id as id', 'clauses.code as clause'])
    .where('own.id', '=', findingId)
    .where('findings.planted_for_id', 'is', null)
    .where((eb) =>
      eb(eb.fn.coalesce('findings.same_act_as', 'clauses.code'), '=', eb.fn.coalesce('own.same_act_as', 'asked.code')),
    )
    .where((eb) =>
      eb(
        eb.fn.coalesce('findings.encounter', 'findings.encounter_beside', eb.val('')),
        '=',
        eb.fn.coalesce('own.encounter', 'own.encounter_beside', eb.val('')),
      ),
    )
    .where((eb) => eb(eb.fn.coalesce('findings.post', eb.val('')), '=', eb.fn.coalesce('own.post', eb.val(''))))
    .orderBy('findings.id')
    .execute();
}

/** A review that was recorded. */
export interface RecordedReview {
  readonly id: number;
  /** The other findings about the act, of which the same was recorded. */
  readonly alsoOf: readonly number[];
}

/**
 * Records what somebody says of a finding, and of the other findings about its act; what was decided of one of these by itself
 * stays. A second opinion, or what is said of a copy that tests a reviewer, is of the one finding alone.
 * @returns undefined where somebody else was faster: the transaction must not be committed then
 */
export async function recordForAct(
  writing: Writing,
  review: NewReview,
  version: number,
  now: EpochMilliseconds,
): Promise<RecordedReview | undefined> {
  const former = await countingDecision(writing, review.findingId);
  const id = await recordReview(writing, review, version, now);
  if (id === undefined) return undefined;
  if (review.secondOpinion || (await isPlanted(writing, review.findingId))) return { id, alsoOf: [] };
  const alsoOf: number[] = [];
  for (const { id: findingId } of await othersOfAct(writing, review.findingId)) {
    const given = await countingDecision(writing, findingId);
    const isOfAct = given === undefined || (given.by === former?.by && given.at === former.at);
    if (!isOfAct) continue;
    const known = await reviewVersionOf(writing, findingId);
    if ((await recordReview(writing, { ...review, findingId }, known, now)) === undefined) return undefined;
    alsoOf.push(findingId);
  }
  return { id, alsoOf };
}

/** Who gave the review that counts for a finding, and when: the reviews of one decision have both in common. */
const countingDecision = (db: Database, findingId: number) =>
  db
    .selectFrom('review_states')
    .innerJoin('reviews', 'reviews.id', 'review_states.review_id')
    .select(['reviews.account_id as by', 'reviews.created_at as at'])
    .where('review_states.finding_id', '=', findingId)
    .executeTakeFirst();

/** What the reviewer of one finding said, in the same decision, of the other findings about its act. */
export async function reviewsOfAct(db: Database, review: Review): Promise<Review[]> {
  const found: Review[] = [];
  for (const { id } of await othersOfAct(db, review.findingId)) {
    const row = await sameDecision(db, id, review.reviewerId, review.createdAt);
    const same = row && (await findReview(db, row.id));
    if (same !== undefined) found.push(same);
  }
  return found;
}

const sameDecision = (db: Database, findingId: number, reviewerId: number, at: EpochMilliseconds) =>
  db
    .selectFrom('reviews')
    .select('id')
    .where('finding_id', '=', findingId)
    .where('account_id', '=', reviewerId)
    .where('created_at', '=', at)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
