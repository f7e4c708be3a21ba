import { EVENT_CATALOG, type EventType, eventTypesOf } from '../../src/events/catalog.ts';
import { VOICE_TYPES } from '../../src/events/voice-events.ts';

export const EVENT_TYPES = eventTypesOf(EVENT_CATALOG);

/**
 * Reported so that a person looks, and no truth has them; or heard, which the voice bench scores: truths list who talks in clips
 * without sound too.
 */
const UNLABELLED: readonly EventType[] = [
  ...VOICE_TYPES,
  'talking',
  'receive-hands-unseen',
  'give-hands-unseen',
  'low-raised-hand',
  'bent-forward',
];

/** Types that truths label and benches score. */
export const SCORED_TYPES = EVENT_TYPES.filter((type) => !UNLABELLED.includes(type));

/** Types that truths made by hand of real people list. Of others nobody noted whether they happened. */
export const HAND_LABELLED_TYPES: readonly EventType[] = [
  ...(['standing', 'seated', 'slumped', 'absent', 'bow', 'smile', 'raised-hand'] as const),
  ...(['two-handed-receive', 'two-handed-give', 'one-handed-receive', 'one-handed-give'] as const),
  ...(['citizen-present', 'citizen-turned-away'] as const),
];
