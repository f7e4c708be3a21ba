import type { Check } from '../check.ts';
import { ban } from './bans.ts';

const SEATED = { posture: 'seated' } as const;
const FOR_REVIEW = { isForReview: true } as const;

/** What clerks are never to do with head, trunk, legs and chair. */
export const POSTURE_BANS: readonly Check[] = [
  ban('no-lying-on-desk', { types: ['slumped'], variant: 'lying-on-desk', ...SEATED }),
  // Who sits upright may touch the back of the chair as well: not leaning back proves no gap.
  ban('no-leaning-back', {
    types: ['slumped'],
    variant: 'leaning-back',
    ...SEATED,
    ...FOR_REVIEW,
    isOftenMissed: true,
  }),
  // Reading looks like dozing.
  ban('no-dozing', { types: ['dozing'], ...SEATED, ...FOR_REVIEW }),
  ban('no-crossed-legs', { types: ['legs-crossed'], ...SEATED }),
  ban('no-leg-shaking', { types: ['leg-shaking'], ...SEATED, ...FOR_REVIEW }),
  // Consulting a colleague over a case is work; with backs to the camera nothing is seen of it.
  ban('no-chatting', { types: ['chatting'], ...FOR_REVIEW, isOftenMissed: true }),
  // Turning the chair to a screen or a colleague is work.
  ban('no-turning-chair', { types: ['chair-rolling'], ...SEATED, ...FOR_REVIEW }),
  ban('stands-without-leaning', { types: ['leaning-on-counter'], posture: 'standing', ...FOR_REVIEW }),
];
