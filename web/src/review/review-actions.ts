import { reviewOutcome } from '../../../src/contract/review.ts';
import type { Verdict } from '../../../src/contract/verdict.ts';
import type { Wording } from '../../../src/contract/wording.ts';
import type { ReasonLists, ReviewAction, ReviewReason } from '../api/reviews.ts';

export const ACTION_WORDING: Readonly<Record<ReviewAction, Wording>> = {
  confirm: { zh: '维持', en: 'Confirm' },
  overturn: { zh: '推翻', en: 'Overturn' },
  'cannot-tell': { zh: '看不清', en: 'Cannot tell' },
};

export const REVIEW_STATUS_WORDING = {
  open: { zh: '未复核', en: 'Open' },
  confirmed: { zh: '已维持', en: 'Confirmed' },
  overturned: { zh: '已推翻', en: 'Overturned' },
  undecided: { zh: '看不清', en: 'Undecided' },
} as const;

interface Judged {
  /** The check of the finding's clause; undefined for a clause without one. */
  readonly check: string | undefined;
  /** Whether there is a clip to judge by. */
  readonly hasPicture: boolean;
}

type OfferedReason = ReasonLists['actions'][number]['reasons'][number];

/** Reasons of an action for a finding, the usual one first; nothing was seen clearly where nothing is to be seen. */
export function reasonsFor(lists: ReasonLists | undefined, action: ReviewAction, { check, hasPicture }: Judged) {
  const own = lists?.byCheck.find(({ checks }) => check !== undefined && checks.includes(check))?.actions;
  const reasons = (own ?? lists?.actions)?.find((each) => each.action === action)?.reasons ?? [];
  return hasPicture ? reasons : reasons.filter(({ reason }) => reason !== 'seen-clearly');
}

/** The reason that goes along unless another is chosen; none for a decision without a picture. */
export const usualReason = (
  reasons: readonly OfferedReason[],
  action: ReviewAction,
  hasPicture: boolean,
): ReviewReason | undefined => (hasPicture || action === 'cannot-tell' ? reasons[0]?.reason : undefined);

/** What will hold, as the service decides it. */
export const verdictAfter = (automatic: Verdict, action: ReviewAction, reason: ReviewReason): Verdict =>
  reviewOutcome(automatic, action, reason).verdict;
