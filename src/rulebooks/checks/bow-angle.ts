import type { Verdict } from '../../contract/verdict.ts';
import type { Degrees } from '../../core/units.ts';
import { type Check, encounterCheck, type OptionSpec } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause } from '../visibility.ts';
import { type BowDepth, depthOf } from './bow-depth.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

const OPTIONS = {
  required: { unit: 'deg', min: 5, max: 90, about: 'how far the trunk goes forward' },
  tolerance: { unit: 'deg', min: 0, max: 45, about: 'how far from that still counts as this bow' },
  reviewWithin: {
    unit: 'sigma',
    min: 0,
    max: 5,
    about: 'closer to the border than this many standard uncertainties goes to review',
  },
  maxHiddenShare: MAX_HIDDEN_SHARE,
  minConfidence: MIN_CONFIDENCE,
} as const satisfies Record<string, OptionSpec>;

/** A clause on the depth of a bow does not say that a bow must be made: without a bow it is not applicable. */
const bowAngle = (name: string, isOccasionCertain: boolean): Check =>
  encounterCheck({
    name,
    scope: 'phase',
    options: OPTIONS,
    judge(context, options): Outcome {
      const bows = clerkEvents(context, ['bow'], context.span);
      const threshold = { value: options.required, unit: 'deg', uncertainty: options.tolerance } as const;
      if (bows.length === 0) {
        const evidence = asInterval(context.span);
        const hidden = hiddenBecause(context, 'bow', context.span, options.maxHiddenShare);
        return hidden
          ? { verdict: 'not-assessable', reason: hidden, threshold, evidence }
          : { verdict: 'not-applicable', reason: 'not-observed', threshold, evidence };
      }
      const judged = bows.map((bow): Outcome => {
        const depth = depthOf(bow, context.view);
        const evidence = asInterval(bow);
        if (!depth) return { verdict: 'not-assessable', reason: 'low-confidence', threshold, evidence };
        const hidden = hiddenBecause(context, 'bow', bow, options.maxHiddenShare);
        if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
        const outcome = againstBorders(depth, options, { threshold, evidence });
        return outcome.verdict === 'not-met' && !isOccasionCertain
          ? { ...outcome, verdict: 'needs-review', reason: 'in-conflict' }
          : reviewedIfUnsure(outcome, [bow], options.minConfidence);
      });
      return judged.toSorted((a, b) => WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict))[0]!;
    },
  });

const WORST_FIRST: readonly Verdict[] = ['not-met', 'needs-review', 'not-assessable', 'met', 'not-applicable'];

function againstBorders(
  { value: deg, uncertainty }: BowDepth,
  options: { readonly required: Degrees; readonly tolerance: Degrees; readonly reviewWithin: number },
  about: Pick<Outcome, 'threshold' | 'evidence'>,
): Outcome {
  const figures = { ...about, value: { value: deg, unit: 'deg', uncertainty } } as const;
  const offBy = Math.abs(deg - options.required);
  if (Math.abs(offBy - options.tolerance) <= options.reviewWithin * uncertainty)
    return { verdict: 'needs-review', reason: 'near-threshold', ...figures };
  if (offBy < options.tolerance) return { verdict: 'met', reason: 'observed', ...figures };
  const reason = deg > options.required ? 'above-threshold' : 'below-threshold';
  return { verdict: 'not-met', reason, ...figures };
}

/** For a bow whose occasion follows from the phase: on the citizen's arrival it is a greeting. */
export const bowAngleOfPhase = bowAngle('bow-angle', true);

/**
 * For thanks and apologies, which cannot be told apart without words: a bow of another depth may be another kind of
 * bow.
 */
export const bowAngleIfMeant = bowAngle('bow-angle-if-meant', false);
