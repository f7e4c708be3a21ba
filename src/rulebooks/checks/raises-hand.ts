import { overlapMs } from '../../core/interval.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, MIN_DURATION } from './shared-options.ts';

/** The clerk raises a hand at some time during the phase. No clause says how high: one held up lower goes to review. */
export const raisesHand = encounterCheck({
  name: 'raises-hand',
  scope: 'phase',
  options: { minDuration: MIN_DURATION, maxHiddenShare: MAX_HIDDEN_SHARE, minConfidence: MIN_CONFIDENCE },
  judge(context, options): Outcome {
    const raised = clerkEvents(context, ['raised-hand'], context.span).filter((e) => overlapMs(e, context.span) > 0);
    const lasting = raised.filter((e) => e.endMs - e.startMs >= options.minDuration);
    const best = (lasting.length > 0 ? lasting : raised).toSorted((a, b) => b.confidence - a.confidence)[0];
    const threshold = { value: options.minDuration, unit: 'ms' } as const;
    if (best) {
      const figures = {
        value: { value: best.endMs - best.startMs, unit: 'ms' },
        threshold,
        evidence: asInterval(best),
      } as const;
      return lasting.length > 0
        ? reviewedIfUnsure({ verdict: 'met', reason: 'observed', ...figures }, [best], options.minConfidence)
        : { verdict: 'needs-review', reason: 'near-threshold', ...figures };
    }
    const evidence = asInterval(context.span);
    const hidden = missedBecause(context, 'raised-hand', context.span, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    const low = clerkEvents(context, ['low-raised-hand'], context.span)[0];
    if (low) return { verdict: 'needs-review', reason: 'clause-leaves-open', threshold, evidence: asInterval(low) };
    return { verdict: 'not-met', reason: 'not-observed', threshold, evidence };
  },
});
