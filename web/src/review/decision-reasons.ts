import type { Verdict } from '../../../src/rulebooks/finding.ts';
import type { Wording } from '../i18n/language.tsx';

export const DECISIONS = ['confirmed', 'overturned', 'undecided'] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_WORDING: Readonly<Record<Decision, Wording>> = {
  confirmed: { zh: '维持', en: 'Confirm' },
  overturned: { zh: '推翻', en: 'Overturn' },
  undecided: { zh: '看不清', en: 'Cannot tell' },
};

export interface DecisionReason extends Wording {
  /** Stored; never reused for another meaning. */
  readonly code: string;
}

const CONFIRMED: readonly DecisionReason[] = [{ code: 'as-measured', zh: '与画面一致', en: 'As the picture shows' }];

const OVERTURNED: readonly DecisionReason[] = [
  { code: 'seen-otherwise', zh: '画面与判定不符', en: 'The picture shows otherwise' },
  { code: 'wrong-person', zh: '认错了人', en: 'Another person was taken' },
  { code: 'wrong-moment', zh: '环节划分不对', en: 'The phase lies elsewhere' },
  { code: 'exception-applies', zh: '属于例外情形（忙、急事、特殊人群）', en: 'An exception applies' },
  { code: 'not-a-citizen', zh: '不是办事人（同事、保洁等）', en: 'Not a citizen (colleague, cleaner …)' },
];

const UNDECIDED: readonly DecisionReason[] = [
  { code: 'hidden', zh: '被遮挡', en: 'Hidden' },
  { code: 'out-of-picture', zh: '不在画面内', en: 'Out of the picture' },
  { code: 'poor-picture', zh: '画面不清', en: 'The picture is poor' },
  { code: 'clip-too-short', zh: '片段前后不全', en: 'The clip is cut too short' },
];

/** By the check that judges the clause: what it is usually wrong about. */
const OVERTURNED_BY_CHECK: Readonly<Record<string, readonly DecisionReason[]>> = {
  'bow-angle': [{ code: 'bend-was-work', zh: '弯腰是在取物，不是鞠躬', en: 'Bent down to work, not to bow' }],
  'bow-depth': [{ code: 'bend-was-work', zh: '弯腰是在取物，不是鞠躬', en: 'Bent down to work, not to bow' }],
  'bows-to-greet': [{ code: 'bow-was-missed', zh: '鞠了躬，未识别到', en: 'Bowed; it was not recognised' }],
  smiles: [
    { code: 'smile-was-missed', zh: '有微笑，未识别到', en: 'Smiled; it was not recognised' },
    { code: 'mouth-was-talking', zh: '是说话，不是微笑', en: 'Spoke rather than smiled' },
  ],
  'both-hands': [
    { code: 'other-hand-hidden', zh: '另一只手被挡住，实为双手', en: 'Both hands; one was hidden' },
    { code: 'nothing-handed-over', zh: '没有交接物品', en: 'Nothing changed hands' },
  ],
  'stands-to-greet': [{ code: 'stood-already', zh: '起身了，未识别到', en: 'Stood up; it was not recognised' }],
  'stands-to-see-off': [{ code: 'stood-already', zh: '起身了，未识别到', en: 'Stood up; it was not recognised' }],
  'away-at-most': [
    { code: 'substitute-present', zh: '有人替岗', en: 'A substitute was there' },
    { code: 'on-errand', zh: '为办事人跑腿（复印、取件）', en: 'Away for the citizen (copies, papers)' },
  ],
};

/** The fixed reasons for a decision on a clause; the first is taken where none is chosen. */
export function reasonsFor(decision: Decision, check: string | null | undefined): readonly DecisionReason[] {
  switch (decision) {
    case 'confirmed':
      return CONFIRMED;
    case 'overturned':
      return [...((check != null && OVERTURNED_BY_CHECK[check]) || []), ...OVERTURNED];
    case 'undecided':
      return UNDECIDED;
  }
}

const NOT_BINDING: readonly string[] = ['exception-applies', 'not-a-citizen'];

/** What holds after a decision: a suspicion that is confirmed is a fault. */
export function verdictOf(decision: Decision, reason: string, automatic: Verdict): Verdict {
  switch (decision) {
    case 'confirmed':
      return automatic === 'needs-review' ? 'not-met' : automatic;
    case 'overturned':
      if (NOT_BINDING.includes(reason)) return 'not-applicable';
      return automatic === 'met' ? 'not-met' : 'met';
    case 'undecided':
      return 'not-assessable';
  }
}
