import type { Wording } from '../../rulebooks/clause.ts';

/** Why a reviewer says what he says: few, so that they can be counted; whatever else there is goes into the note. */
export const REVIEW_REASONS = {
  'seen-clearly': { zh: '画面中清楚可见', en: 'clearly to be seen' },
  'not-done': { zh: '确实没有做到', en: 'was indeed not done' },
  'done-otherwise': { zh: '以其他方式做到了', en: 'was done in another way' },
  'measured-wrong': { zh: '测量有误', en: 'was measured wrongly' },
  'wrong-person': { zh: '认错了人', en: 'the wrong person' },
  'wrong-moment': { zh: '环节或时间认错', en: 'the wrong phase or moment' },
  exception: { zh: '属于例外情形', en: 'an exception applies' },
  'cannot-be-seen': { zh: '被遮挡或画面看不清', en: 'cannot be seen' },
  appeal: { zh: '申诉成立', en: 'an appeal was upheld' },
  other: { zh: '其他（见备注）', en: 'other, see the note' },
} as const satisfies Readonly<Record<string, Wording>>;
export type ReviewReason = keyof typeof REVIEW_REASONS;
export const REVIEW_REASON_CODES = Object.keys(REVIEW_REASONS) as [ReviewReason, ...ReviewReason[]];

export const REVIEW_ACTIONS = ['confirm', 'overturn', 'cannot-tell'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** Which reasons are offered for each. */
export const REASONS_OF_ACTION: Readonly<Record<ReviewAction, readonly ReviewReason[]>> = {
  confirm: ['seen-clearly', 'not-done', 'other'],
  overturn: ['done-otherwise', 'measured-wrong', 'wrong-person', 'wrong-moment', 'exception', 'other'],
  'cannot-tell': ['cannot-be-seen', 'other'],
};
