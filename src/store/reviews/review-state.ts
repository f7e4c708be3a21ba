import type { ReviewDecision, ReviewStatus } from '../../contract/review.ts';
import type { Verdict } from '../../contract/verdict.ts';

/** The column's value for each status. */
export const REVIEW_OF_STATE: Readonly<Record<ReviewStatus, ReviewDecision | null>> = {
  open: null,
  confirmed: 'confirmed',
  overturned: 'overturned',
  undecided: 'undecided',
};

export interface FindingReview {
  readonly status: ReviewStatus;
  /** Verdict that replaces the automatic one. */
  readonly verdict?: Verdict;
  /** Id of the review that counts. */
  readonly reviewId?: number;
  /** Raised with every change; 0 before the first. */
  readonly version: number;
}

/** The review of a finding as read from its row; `open` where nobody has decided. */
export const reviewOf = (row: {
  readonly decision: string | null;
  readonly reviewed_verdict: Verdict | null;
  readonly review_version: number | null;
  readonly review_id: number | null;
}): FindingReview => ({
  status: (row.decision ?? 'open') as ReviewStatus,
  ...(row.reviewed_verdict !== null && { verdict: row.reviewed_verdict }),
  ...(row.review_id !== null && { reviewId: row.review_id }),
  version: row.review_version ?? 0,
});
