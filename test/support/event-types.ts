import { EVENT_CATALOG, type EventType, eventTypesOf } from '../../src/events/catalog.ts';

export const EVENT_TYPES = eventTypesOf(EVENT_CATALOG);

/** Reported so that a person looks; no truth has them. */
const UNLABELLED: readonly EventType[] = [
  'receive-hands-unseen',
  'give-hands-unseen',
  'low-raised-hand',
  'bent-forward',
];

/** Types that truths label and benches score. */
export const SCORED_TYPES = EVENT_TYPES.filter((type) => !UNLABELLED.includes(type));
