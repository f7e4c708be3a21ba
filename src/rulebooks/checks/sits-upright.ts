import { overlapMs } from '../../core/interval.ts';
import { spanCheck } from '../check.ts';
import { clerkEvents, withoutAbsence } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/** A seated clerk neither sinks, nor leans back, nor lies on the desk for longer than a moment. */
export const sitsUpright = spanCheck({
  name: 'sits-upright',
  options: {
    longestSlump: {
      unit: 'ms',
      min: 0,
      max: 600_000,
      about: 'a slump up to this is a change of posture, not sitting so',
    },
    timeTolerance: TIME_TOLERANCE,
    minSeated: { unit: 'ms', min: 0, max: 600_000, about: 'seated for less than this, nothing is said' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const { span } = context;
    const worst = clerkEvents(context, ['slumped'], span)
      .map((event) => ({ event, ms: overlapMs(event, span) }))
      .toSorted((a, b) => b.ms - a.ms)[0];
    const threshold = { value: options.longestSlump, unit: 'ms' } as const;
    const value = { value: worst?.ms ?? 0, unit: 'ms', uncertainty: options.timeTolerance } as const;
    if (worst && worst.ms > options.longestSlump - options.timeTolerance) {
      const figures = { value, threshold, evidence: asInterval(worst.event) };
      if (worst.ms <= options.longestSlump + options.timeTolerance)
        return { verdict: 'needs-review', reason: 'near-threshold', ...figures };
      return reviewedIfUnsure(
        { verdict: 'not-met', reason: 'above-threshold', ...figures },
        [worst.event],
        options.minConfidence,
      );
    }
    const evidence = asInterval(span);
    const hidden = hiddenBecause(withoutAbsence(context), 'slumped', span, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    const seatedMs = clerkEvents(context, ['seated'], span).reduce((sum, e) => sum + overlapMs(e, span), 0);
    if (seatedMs < options.minSeated) return { verdict: 'not-applicable', reason: 'not-observed', threshold, evidence };
    return { verdict: 'met', reason: worst ? 'below-threshold' : 'not-observed', value, threshold, evidence };
  },
});
