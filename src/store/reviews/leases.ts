import { MINUTE_MS } from '../../contract/durations.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { toFlag } from '../database/codec.ts';
import type { Writing } from '../schema.ts';
import type { FindingFilter, FoundFinding } from './find-findings.ts';
import { type SeverityLevels, urgentFindings } from './urgent-findings.ts';

/** A reviewer who has gone to lunch must not keep an item from the others. */
export const LEASE_MS: Milliseconds = 10 * MINUTE_MS;
const CANDIDATES = 50;

export interface LeaseRequest {
  readonly reviewerId: number;
  readonly filter: FindingFilter;
  readonly severities: SeverityLevels;
  /** Only findings that somebody else has reviewed, once. */
  readonly secondOpinion: boolean;
}

/** Leases the most urgent finding to this reviewer alone, until the lease ends. Undefined where none is left. */
export async function leaseNext(
  writing: Writing,
  request: LeaseRequest,
  now: EpochMilliseconds,
): Promise<FoundFinding | undefined> {
  const { reviewerId, secondOpinion } = request;
  const reviews = secondOpinion ? (['confirmed', 'overturned'] as const) : (['open'] as const);
  const filter = { ...request.filter, reviews };
  let cursor: string | undefined;
  do {
    const page = await urgentFindings(writing, filter, request.severities, {
      limit: CANDIDATES,
      ...(cursor !== undefined && { cursor }),
    });
    for (const finding of page.findings) {
      if (secondOpinion && !(await wantsSecond(writing, finding.id, reviewerId))) continue;
      if (await lease(writing, finding.id, reviewerId, now)) return finding;
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return undefined;
}

async function wantsSecond(writing: Writing, findingId: number, reviewerId: number): Promise<boolean> {
  const given = await writing
    .selectFrom('reviews')
    .select(['account_id', 'second_opinion'])
    .where('finding_id', '=', findingId)
    .where('undone_at', 'is', null)
    .execute();
  return given.every((review) => review.account_id !== reviewerId && review.second_opinion === toFlag(false));
}

/** Leases a finding to this reviewer. False where somebody else holds a lease that has not ended. */
export async function lease(
  writing: Writing,
  findingId: number,
  reviewerId: number,
  now: EpochMilliseconds,
): Promise<boolean> {
  const until = { leased_to_id: reviewerId, leased_until: now + LEASE_MS };
  const row = await writing
    .insertInto('review_states')
    .values({
      finding_id: findingId,
      ...{ version: 0, review_id: null, decision: null, verdict: null, updated_at: now },
      ...until,
    })
    .onConflict((conflict) =>
      conflict
        .column('finding_id')
        .doUpdateSet(until)
        .where(({ or, eb }) =>
          or([
            eb('review_states.leased_until', 'is', null),
            eb('review_states.leased_until', '<', now),
            eb('review_states.leased_to_id', '=', reviewerId),
          ]),
        ),
    )
    .returning('finding_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends this reviewer's lease of a finding, if there is one. */
export async function endLease(writing: Writing, findingId: number, reviewerId: number): Promise<void> {
  await writing
    .updateTable('review_states')
    .set({ leased_to_id: null, leased_until: null })
    .where('finding_id', '=', findingId)
    .where('leased_to_id', '=', reviewerId)
    .execute();
}

/** Whether another reviewer holds a lease of this finding now. */
export async function isLeasedToAnother(
  writing: Writing,
  findingId: number,
  reviewerId: number,
  now: EpochMilliseconds,
): Promise<boolean> {
  const row = await writing
    .selectFrom('review_states')
    .select('finding_id')
    .where('finding_id', '=', findingId)
    .where('leased_until', '>=', now)
    .where('leased_to_id', '!=', reviewerId)
    .executeTakeFirst();
  return row !== undefined;
}
