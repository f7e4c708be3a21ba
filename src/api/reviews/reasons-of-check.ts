import type { ReviewAction } from '../../contract/review.ts';
import type { ReviewReason } from '../../contract/review-reason.ts';

/** Reasons offered for each action, the most usual first. */
export type ReasonLists = Readonly<Record<ReviewAction, readonly ReviewReason[]>>;

/** Reasons for clauses that no kind of measurement judges. */
export const USUAL_REASONS: ReasonLists = {
  confirm: ['seen-clearly', 'not-done', 'other'],
  overturn: ['measured-wrong', 'done-otherwise', 'wrong-person', 'wrong-moment', 'exception', 'other'],
  'cannot-tell': ['cannot-be-seen', 'equipment-in-way', 'other'],
};

/** Checks that measure the same thing fail in the same ways. */
interface KindOfMeasurement {
  readonly checks: readonly string[];
  readonly overturn: readonly ReviewReason[];
  readonly cannotTell: readonly ReviewReason[];
}

const KINDS: readonly KindOfMeasurement[] = [
  {
    checks: ['bow-angle', 'bow-angle-if-meant', 'bows-to-greet'],
    overturn: ['landmarks-wrong', 'not-a-bow', 'citizen-not-there', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'view-hides-angle', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['stands-to-greet', 'stands-to-see-off', 'stands-from-return', 'sits-after-leaving'],
    overturn: ['landmarks-wrong', 'stood-already', 'citizen-not-there', 'wrong-person', 'exception', 'other'],
    cannotTell: ['counter-hides-legs', 'equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['smiles'],
    overturn: ['smiled-briefly', 'speaking-or-squinting', 'citizen-not-there', 'wrong-person', 'exception', 'other'],
    cannotTell: ['face-turned-away', 'face-covered', 'face-too-small', 'other'],
  },
  {
    checks: ['receives-with-both-hands', 'gives-with-both-hands'],
    overturn: ['other-hand-hidden', 'landmarks-wrong', 'nothing-handed', 'put-on-desk', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['raises-hand'],
    overturn: ['landmarks-wrong', 'nobody-called', 'citizen-not-there', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['sits-upright'],
    overturn: ['landmarks-wrong', 'at-work', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'view-hides-angle', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-arms-folded'],
    overturn: ['forearms-on-desk', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-chin-in-hand', 'no-hair-touch', 'no-face-touch'],
    overturn: [
      'mere-touch',
      'telephone-or-glasses',
      'at-work',
      'landmarks-wrong',
      'wrong-person',
      'exception',
      'other',
    ],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-phone-use', 'no-eating', 'no-headphones'],
    overturn: ['at-work', 'mere-touch', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-hands-on-hips', 'no-hands-in-pockets', 'hands-in-place-standing'],
    overturn: ['hand-merely-hidden', 'at-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-leaning-on-counter'],
    overturn: ['reaching-or-listening', 'at-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'view-hides-angle', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-one-finger-point'],
    overturn: ['points-at-form', 'open-hand', 'at-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-throwing'],
    overturn: ['nothing-handed', 'at-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-chatting'],
    overturn: ['spoke-with-colleague', 'at-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['face-turned-away', 'equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['overlaps-hands'],
    overturn: ['at-work', 'done-otherwise', 'landmarks-wrong', 'wrong-moment', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['shows-the-way', 'guiding-form', 'guides-with-elbow', 'guides-smiling'],
    overturn: ['said-instead', 'done-otherwise', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'view-hides-angle', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-lying-on-desk', 'no-leaning-back', 'stands-without-leaning'],
    overturn: ['at-work', 'reaching-or-listening', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'view-hides-angle', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-dozing'],
    overturn: ['reads-or-writes', 'at-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['face-turned-away', 'equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-crossed-legs', 'no-leg-shaking', 'no-turning-chair', 'seat-form'],
    overturn: ['shifts-on-seat', 'turns-to-work', 'landmarks-wrong', 'wrong-person', 'exception', 'other'],
    cannotTell: ['counter-hides-legs', 'equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['no-looking-around', 'looks-at-citizen', 'follows-with-eyes'],
    overturn: [
      'at-work',
      'spoke-with-colleague',
      'done-otherwise',
      'landmarks-wrong',
      'wrong-person',
      'exception',
      'other',
    ],
    cannotTell: ['face-turned-away', 'equipment-in-way', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['acknowledges', 'leans-forward'],
    overturn: ['said-instead', 'done-otherwise', 'landmarks-wrong', 'wrong-moment', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'view-hides-angle', 'cannot-be-seen', 'other'],
  },
  {
    checks: ['away-at-most'],
    overturn: ['away-on-duty', 'still-there', 'wrong-person', 'exception', 'other'],
    cannotTell: ['equipment-in-way', 'cannot-be-seen', 'other'],
  },
];

const listsOf = ({ overturn, cannotTell }: KindOfMeasurement): ReasonLists => ({
  confirm: USUAL_REASONS.confirm,
  overturn,
  'cannot-tell': cannotTell,
});

/** Every list of reasons; the one without checks is for all others. */
export const REASON_LISTS: readonly { readonly checks: readonly string[]; readonly lists: ReasonLists }[] = [
  { checks: [], lists: USUAL_REASONS },
  ...KINDS.map((kind) => ({ checks: kind.checks, lists: listsOf(kind) })),
];

/**
 * Whether a review of that check's finding may give this reason: from the check's own list, or from the general one.
 */
export function isReasonOf(check: string | null | undefined, action: ReviewAction, reason: ReviewReason): boolean {
  const own = REASON_LISTS.find(({ checks }) => checks.some((name) => name === check))?.lists ?? USUAL_REASONS;
  return own[action].includes(reason) || USUAL_REASONS[action].includes(reason);
}
