import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';

export interface DecidedFilter {
  readonly halls?: readonly string[] | undefined;
  readonly rulebook?: string | undefined;
  readonly clause?: string | undefined;
}

/** A copy of a decided finding that waits, or waited, in one reviewer's queue. */
export interface PlantedItem {
  readonly findingId: number;
  readonly originId: number;
  readonly reviewerId: number;
  readonly reviewer: string;
  readonly rulebook: string;
  readonly clause: string;
  /** The verdict that is known to be right. */
  readonly answer: Verdict;
  readonly plantedAt: EpochMilliseconds;
  /** The reviewer's answer and its time; left out while there is none. */
  readonly given?: { readonly verdict: Verdict; readonly at: EpochMilliseconds };
}

/** Most findings considered for one draw. */
const CANDIDATES_AT_MOST = 5_000;

/** Findings that others have decided and that this reviewer has neither judged nor received as a copy; newest first. */
export async function decidedByOthers(db: Database, reviewerId: number, filter: DecidedFilter): Promise<number[]> {
  let rows = db
    .selectFrom('review_states')
    .innerJoin('findings', 'findings.id', 'review_states.finding_id')
    .innerJoin('runs', 'runs.id', 'findings.run_id')
    .innerJoin('clauses', 'clauses.id', 'findings.clause_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select('findings.id')
    .where('review_states.decision', 'in', ['confirmed', 'overturned'])
    .where('findings.verdict', 'in', ['not-met', 'needs-review'])
    .where('findings.planted_for_id', 'is', null)
    .where('runs.status', '=', 'current')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reviews')
            .select('reviews.id')
            .whereRef('reviews.finding_id', '=', 'findings.id')
            .where('reviews.account_id', '=', reviewerId),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('planted_items')
            .select('planted_items.finding_id')
            .whereRef('planted_items.origin_id', '=', 'findings.id')
            .where('planted_items.account_id', '=', reviewerId),
        ),
      ),
    );
  if (filter.halls !== undefined) rows = rows.where('halls.code', 'in', filter.halls);
  if (filter.rulebook !== undefined) rows = rows.where('clauses.rulebook', '=', filter.rulebook);
  if (filter.clause !== undefined) rows = rows.where('clauses.code', '=', filter.clause);
  rows = rows.where('findings.same_act_as', 'is', null);
  const found = await rows.orderBy('findings.id', 'desc').limit(CANDIDATES_AT_MOST).execute();
  return found.map(({ id }) => id);
}

/** Puts an undecided copy of a decided finding into one reviewer's queue. */
export async function plantItem(
  writing: Writing,
  planting: { readonly originId: number; readonly reviewerId: number; readonly plantedById: number },
  now: EpochMilliseconds,
): Promise<void> {
  const { originId, reviewerId, plantedById } = planting;
  const { id: _, ...origin } = await writing
    .selectFrom('findings')
    .selectAll()
    .where('id', '=', originId)
    .executeTakeFirstOrThrow();
  const { verdict: answer } = await writing
    .selectFrom('review_states')
    .select('verdict')
    .where('finding_id', '=', originId)
    .where('verdict', 'is not', null)
    .$narrowType<{ verdict: Verdict }>()
    .executeTakeFirstOrThrow();
  const copy = await writing
    .insertInto('findings')
    .values({ ...origin, same_act_as: null, planted_for_id: reviewerId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const item = { finding_id: copy.id, origin_id: originId, account_id: reviewerId, answer };
  await writing
    .insertInto('planted_items')
    .values({ ...item, planted_by_id: plantedById, planted_at: now })
    .execute();
}

/** Planted copies with the reviewers' answers so far, newest first. */
export async function listPlantedItems(db: Database, halls?: readonly string[]): Promise<PlantedItem[]> {
  let rows = db
    .selectFrom('planted_items')
    .innerJoin('accounts', 'accounts.id', 'planted_items.account_id')
    .innerJoin('findings', 'findings.id', 'planted_items.finding_id')
    .innerJoin('clauses', 'clauses.id', 'findings.clause_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .leftJoin('review_states', (join) =>
      join
        .onRef('review_states.finding_id', '=', 'planted_items.finding_id')
        .on('review_states.decision', 'is not', null),
    )
    .selectAll('planted_items')
    .select(['accounts.display_name as reviewer', 'clauses.rulebook as rulebook', 'clauses.code as clause'])
    .select(['review_states.verdict as verdict', 'review_states.updated_at as at']);
  if (halls !== undefined) rows = rows.where('halls.code', 'in', halls);
  const found = await rows.orderBy('planted_items.finding_id', 'desc').execute();
  return found.map(({ reviewer, rulebook, clause, verdict, at, ...item }) => ({
    findingId: item.finding_id,
    originId: item.origin_id,
    reviewerId: item.account_id,
    ...{ reviewer, rulebook, clause, answer: item.answer, plantedAt: item.planted_at },
    ...(verdict !== null && at !== null && { given: { verdict, at } }),
  }));
}

/** Whether a finding is a copy planted for a reviewer. */
export const isPlanted = async (db: Database, findingId: number): Promise<boolean> =>
  (await db.selectFrom('planted_items').select('finding_id').where('finding_id', '=', findingId).executeTakeFirst()) !==
  undefined;

/**
 * Deletes those of the planted copies that were never judged.
 * @returns how many
 */
export async function withdrawPlantedItems(writing: Writing, findingIds: readonly number[]): Promise<number> {
  if (findingIds.length === 0) return 0;
  const untouched = await writing
    .selectFrom('planted_items')
    .select('finding_id as id')
    .where('finding_id', 'in', findingIds)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('reviews').select('id').whereRef('reviews.finding_id', '=', 'planted_items.finding_id'))),
    )
    .execute();
  const ids = untouched.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await writing.deleteFrom('review_states').where('finding_id', 'in', ids).execute();
  await writing.deleteFrom('planted_items').where('finding_id', 'in', ids).execute();
  await writing.deleteFrom('findings').where('id', 'in', ids).execute();
  return ids.length;
}
