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

/** Reasons of an action for findings of a check, the usual one first. */
export function reasonsFor(lists: ReasonLists | undefined, action: ReviewAction, check: string | undefined) {
  const own = lists?.byCheck.find(({ checks }) => check !== undefined && checks.includes(check))?.actions;
  return (own ?? lists?.actions)?.find((each) => each.action === action)?.reasons ?? [];
}

/** What will hold, as the service decides it. */
export const verdictAfter = (automatic: Verdict, action: ReviewAction, reason: ReviewReason): Verdict =>
  reviewOutcome(automatic, action, reason).verdict;
