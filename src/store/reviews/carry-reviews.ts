import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import { countingReviews, setCountingReview } from './counting-reviews.ts';

/**
 * What reviewers said of a recording's findings holds for the run that becomes current: each review goes to the finding that
 * takes the reviewed one's place. A review whose finding has none waits for an analysis that finds it again.
 */
export const carryReviews: OnRunCommitted = async (writing, { runId }, now) => {
  for (const [finding, review] of await countingReviews(writing, runId)) {
    const known = await writing
      .selectFrom('review_states')
      .select('review_id')
      .where('finding_id', '=', finding.id)
      .executeTakeFirst();
    if (known?.review_id !== review.id) await setCountingReview(writing, finding, review, now);
  }
};
