import type { Degrees } from '../../core/units.ts';
import { BOW_PARAMETERS } from '../../events/bow-parameters.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause, missedBecause } from '../visibility.ts';
import { depthOf } from './bow-depth.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

/** Lighter bows are not told from other movements, so they may have been made. */
const LIGHTEST_REPORTED_DEG: Degrees = BOW_PARAMETERS.leaning.enter.value;

/** The clerk makes a bow in the phase, of any depth above a minimum. */
export const bowsToGreet = encounterCheck({
  name: 'bows-to-greet',
  scope: 'phase',
  options: {
    minDepth: { unit: 'deg', min: 0, max: 90, about: 'least depth; within its uncertainty goes to review' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options, setBy): Outcome {
    const threshold = { value: options.minDepth, unit: 'deg' } as const;
    const deepest = clerkEvents(context, ['bow'], context.span)
      .map((bow) => ({ bow, depth: depthOf(bow, context.view) }))
      .toSorted((a, b) => (b.depth?.value ?? 0) - (a.depth?.value ?? 0))[0];
    if (!deepest) {
      const evidence = asInterval(context.span);
      const hidden = missedBecause(context, 'bow', context.span, options.maxHiddenShare);
      if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
      return options.minDepth < LIGHTEST_REPORTED_DEG
        ? { verdict: 'needs-review', reason: 'near-threshold', threshold, evidence }
        : { verdict: 'not-met', reason: 'not-observed', threshold, evidence };
    }
    const { bow, depth } = deepest;
    const evidence = asInterval(bow);
    if (!depth) return { verdict: 'needs-review', reason: 'low-confidence', threshold, evidence };
    const value = { value: depth.value, unit: 'deg', uncertainty: depth.uncertainty } as const;
    if (Math.abs(depth.value - options.minDepth) <= depth.uncertainty)
      return { verdict: 'needs-review', reason: 'near-threshold', value, threshold, evidence };
    if (depth.value < options.minDepth && setBy.minDepth === 'product')
      return { verdict: 'needs-review', reason: 'clause-leaves-open', value, threshold, evidence };
    const isDeepEnough = depth.value > options.minDepth;
    const hidden = isDeepEnough ? undefined : hiddenBecause(context, 'bow', bow, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, value, threshold, evidence };
    return reviewedIfUnsure(
      isDeepEnough
        ? { verdict: 'met', reason: 'observed', value, threshold, evidence }
        : { verdict: 'not-met', reason: 'below-threshold', value, threshold, evidence },
      [bow],
      options.minConfidence,
    );
  },
});
