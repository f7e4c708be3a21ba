import { overlapMs } from '../../core/interval.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, MIN_DURATION } from './shared-options.ts';

/** The clerk smiles at some time during the phase. */
export const smiles = encounterCheck({
  name: 'smiles',
  scope: 'phase',
  options: {
    minDuration: MIN_DURATION,
    minScore: { unit: 'score', min: 0, max: 1, about: 'peak of a smile; within its uncertainty goes to review' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const threshold = { value: options.minScore, unit: 'score' } as const;
    const candidates = clerkEvents(context, ['smile'], context.span)
      .map((smile) => {
        // An event without a score was decided by the detector's own threshold.
        const score = smile.value ?? 1;
        const uncertainty = smile.uncertainty ?? 0;
        const isLong = overlapMs(smile, context.span) >= options.minDuration;
        const isSmile = isLong && score - uncertainty >= options.minScore;
        const isPerhaps = overlapMs(smile, context.span) > 0 && score + uncertainty >= options.minScore;
        return { smile, rank: isSmile ? 2 : isPerhaps ? 1 : 0 };
      })
      .toSorted((a, b) => b.rank - a.rank || b.smile.confidence - a.smile.confidence);
    const best = candidates[0];
    if (best && best.rank > 0) {
      const { smile } = best;
      const figures = {
        ...(smile.value !== undefined && {
          value: {
            value: smile.value,
            unit: 'score' as const,
            ...(smile.uncertainty !== undefined && { uncertainty: smile.uncertainty }),
          },
        }),
        threshold,
        evidence: asInterval(smile),
      };
      return best.rank === 2
        ? reviewedIfUnsure({ verdict: 'met', reason: 'observed', ...figures }, [smile], options.minConfidence)
        : { verdict: 'needs-review', reason: 'near-threshold', ...figures };
    }
    const hidden = missedBecause(context, 'smile', context.span, options.maxHiddenShare);
    const evidence = asInterval(context.span);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    return { verdict: 'not-met', reason: 'not-observed', threshold, evidence };
  },
});
