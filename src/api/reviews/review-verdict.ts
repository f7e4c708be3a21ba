import type { Verdict } from '../../rulebooks/finding.ts';
import type { ReviewDecision } from '../../timeline/reviews/review-state.ts';
import type { ReviewAction } from './review-reasons.ts';

/** What stands after the review, and whether that is what was found automatically. */
export interface ReviewOutcome {
  readonly decision: ReviewDecision;
  readonly verdict: Verdict;
}

/**
 * Confirming what was only suspected says that it is so: not met. Overturning says the opposite; an exception makes the
 * clause not applicable.
 */
export function reviewOutcome(automatic: Verdict, action: ReviewAction, named: Verdict | undefined): ReviewOutcome {
  switch (action) {
    case 'cannot-tell':
      return { decision: 'undecided', verdict: 'not-assessable' };
    case 'confirm':
      return { decision: 'confirmed', verdict: automatic === 'needs-review' ? 'not-met' : automatic };
    case 'overturn': {
      const verdict = named ?? (automatic === 'met' ? 'not-met' : 'met');
      return { decision: verdict === automatic ? 'confirmed' : 'overturned', verdict };
    }
  }
}
