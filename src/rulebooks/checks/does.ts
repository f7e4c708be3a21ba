import type { EventType } from '../../events/catalog.ts';
import { type Check, encounterCheck } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

/**
 * A check that the clerk does something during the phase or soon after it. Not seen, it may have been done in a way that the
 * event does not show: a person decides.
 */
const does = (name: string, type: EventType, notSeen: 'person-decides' | 'exception-possible'): Check =>
  encounterCheck({
    name,
    scope: 'phase',
    options: {
      soonAfter: { unit: 'ms', min: 0, max: 60_000, about: 'after the end of the phase that still counts' },
      maxHiddenShare: MAX_HIDDEN_SHARE,
      minConfidence: MIN_CONFIDENCE,
    },
    judge(context, options): Outcome {
      const span = { startMs: context.span.startMs, endMs: context.span.endMs + options.soonAfter };
      const act = clerkEvents(context, [type], span).toSorted((a, b) => b.confidence - a.confidence)[0];
      if (act) {
        const outcome: Outcome = { verdict: 'met', reason: 'observed', evidence: asInterval(act) };
        return reviewedIfUnsure(outcome, [act], options.minConfidence);
      }
      const evidence = asInterval(context.span);
      const hidden = missedBecause(context, type, evidence, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
      return { verdict: 'needs-review', reason: notSeen, evidence };
    },
  });

/** What clerks are to do before a citizen with head and trunk. */
export const COURTESIES: readonly Check[] = [
  does('leans-forward', 'leaning-forward', 'person-decides'),
  // A word that it is received does as well.
  does('acknowledges', 'nod', 'exception-possible'),
  // A citizen who goes straight away from the counter shows no side to look to.
  does('follows-with-eyes', 'gaze-follows-citizen', 'person-decides'),
];
