import type { ReviewReason } from './review-reason.ts';
import type { Verdict } from './verdict.ts';

export const REVIEW_ACTIONS = ['confirm', 'overturn', 'cannot-tell'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** What reviewers decided about a finding. */
export const REVIEW_DECISIONS = ['confirmed', 'overturned', 'undecided'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** `open`: no review counts, or none any more. */
export const REVIEW_STATUSES = ['open', ...REVIEW_DECISIONS] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** The verdict after the review, and whether it is the automatic one. */
export interface ReviewOutcome {
  readonly decision: ReviewDecision;
  readonly verdict: Verdict;
}

/** Reasons why the clause did not bind: there was nothing to do, well or badly. */
const NOT_BINDING: readonly ReviewReason[] = [
  'exception',
  'citizen-not-there',
  'nothing-handed',
  'put-on-desk',
  'nobody-called',
  'away-on-duty',
];

/** What overturning means: the opposite of the automatic verdict, unless the clause did not bind. */
function overturnedVerdict(automatic: Verdict, reason: ReviewReason): 'met' | 'not-met' | 'not-applicable' {
  if (NOT_BINDING.includes(reason)) return 'not-applicable';
  if (automatic === 'met') return 'not-met';
  return reason === 'not-a-bow' ? 'not-applicable' : 'met';
}

/** Confirming what was only suspected says that it is so: not met. */
export function reviewOutcome(
  automatic: Verdict,
  action: ReviewAction,
  reason: ReviewReason,
  named?: Verdict | undefined,
): ReviewOutcome {
  switch (action) {
    case 'cannot-tell':
      return { decision: 'undecided', verdict: 'not-assessable' };
    case 'confirm':
      return { decision: 'confirmed', verdict: automatic === 'needs-review' ? 'not-met' : automatic };
    case 'overturn': {
      const verdict = named ?? overturnedVerdict(automatic, reason);
      return { decision: verdict === automatic ? 'confirmed' : 'overturned', verdict };
    }
  }
}
