import type { Verdict } from '../../../src/rulebooks/finding.ts';
import type { ReviewAction, ReviewReason } from '../api/reviews.ts';
import type { Wording } from '../i18n/language.tsx';

export const ACTIONS = ['confirm', 'overturn', 'cannot-tell'] as const satisfies readonly ReviewAction[];

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

/** By the check that judges the clause, the reason for which it is overturned most: it is offered first. */
const USUAL_REASON: Readonly<Record<string, ReviewReason>> = { 'away-at-most': 'exception' };
const USUAL: ReviewReason = 'measured-wrong';

/** Reasons of an action in the order in which the check needs them. */
export function inOrderOfUse<R extends { readonly reason: ReviewReason }>(
  reasons: readonly R[],
  action: ReviewAction,
  check: string | undefined,
): readonly R[] {
  const usual = action !== 'overturn' ? undefined : (check !== undefined && USUAL_REASON[check]) || USUAL;
  return [...reasons].sort((a, b) => Number(b.reason === usual) - Number(a.reason === usual));
}

/** An exception says that the clause does not bind here; otherwise overturning says the opposite. */
export const overturnedTo = (reason: ReviewReason): 'not-applicable' | undefined =>
  reason === 'exception' ? 'not-applicable' : undefined;

/** What will hold, as the service decides it. */
export function verdictAfter(action: ReviewAction, reason: ReviewReason, automatic: Verdict): Verdict {
  switch (action) {
    case 'confirm':
      return automatic === 'needs-review' ? 'not-met' : automatic;
    case 'overturn':
      return overturnedTo(reason) ?? (automatic === 'met' ? 'not-met' : 'met');
    case 'cannot-tell':
      return 'not-assessable';
  }
}
