import { overlapMs } from '../../core/interval.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, MIN_DURATION } from './shared-options.ts';

/**
 * The clerk's hands lie one over the other on the counter at some time during the phase. Typing and papers keep hands apart
 * without breaking the clause, and nothing tells them from idle hands: where it was not seen, a person decides.
 */
export const overlapsHands = encounterCheck({
  name: 'overlaps-hands',
  scope: 'phase',
  options: { minDuration: MIN_DURATION, maxHiddenShare: MAX_HIDDEN_SHARE, minConfidence: MIN_CONFIDENCE },
  judge(context, options): Outcome {
    const threshold = { value: options.minDuration, unit: 'ms' } as const;
    const longest = clerkEvents(context, ['hands-overlapped'], context.span)
      .map((event) => ({ event, ms: overlapMs(event, context.span) }))
      .filter(({ ms }) => ms > 0)
      .toSorted((a, b) => b.ms - a.ms)[0];
    if (longest) {
      const { event, ms } = longest;
      const figures = { value: { value: ms, unit: 'ms' }, threshold, evidence: asInterval(event) } as const;
      return ms >= options.minDuration
        ? reviewedIfUnsure({ verdict: 'met', reason: 'observed', ...figures }, [event], options.minConfidence)
        : { verdict: 'needs-review', reason: 'near-threshold', ...figures };
    }
    const evidence = asInterval(context.span);
    const hidden = missedBecause(context, 'hands-overlapped', context.span, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    return { verdict: 'needs-review', reason: 'exception-possible', threshold, evidence };
  },
});
