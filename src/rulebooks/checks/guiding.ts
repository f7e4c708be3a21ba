import type { Interval } from '../../core/interval.ts';
import { overlapMs } from '../../core/interval.ts';
import { type Check, encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { hiddenBecause, missedBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE } from './shared-options.ts';

/**
 * The clerk shows the way with an open hand during the phase or soon after it. No clause says how, and a nod or words may do:
 * where it was not seen, and where one finger was shown instead, a person decides.
 */
export const showsTheWay: Check = encounterCheck({
  name: 'shows-the-way',
  scope: 'phase',
  options: {
    soonAfter: { unit: 'ms', min: 0, max: 60_000, about: 'after the end of the phase that still counts' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const span = {
      startMs: context.span.startMs,
      endMs: Math.min(context.encounter.endMs, context.span.endMs + options.soonAfter),
    };
    const guide = clerkEvents(context, ['guide-gesture'], span).toSorted((a, b) => b.confidence - a.confidence)[0];
    if (guide) {
      const outcome: Outcome = { verdict: 'met', reason: 'observed', evidence: asInterval(guide) };
      return reviewedIfUnsure(outcome, [guide], options.minConfidence);
    }
    const point = clerkEvents(context, ['one-finger-point'], span)[0];
    if (point) return { verdict: 'needs-review', reason: 'person-decides', evidence: asInterval(point) };
    const hidden = missedBecause(context, 'guide-gesture', span, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence: span };
    return { verdict: 'needs-review', reason: 'clause-leaves-open', evidence: span };
  },
});

/** How the clerk guides, where the clerk does: what the camera cannot measure of it is for a person to see. */
export const guidingForm: Check = encounterCheck({
  name: 'guiding-form',
  scope: 'phase',
  options: { maxHiddenShare: MAX_HIDDEN_SHARE },
  judge(context, options): Outcome {
    const [guide] = guidesIn(context);
    if (!guide) return withoutGuiding(context, options.maxHiddenShare);
    return { verdict: 'needs-review', reason: 'person-decides', evidence: asInterval(guide) };
  },
});

/**
 * The clerk guides with the right arm, its elbow bent as far as the clause says, in the gesture that is farthest from it. Whether
 * the left arm was nearer to the way is for a person to say.
 */
export const guidesWithElbow: Check = encounterCheck({
  name: 'guides-with-elbow',
  scope: 'phase',
  options: {
    required: { unit: 'deg', min: 0, max: 180, about: 'angle of the elbow, 180 straight' },
    tolerance: { unit: 'deg', min: 0, max: 90, about: 'how far from that is still it' },
    reviewWithin: {
      unit: 'sigma',
      min: 0,
      max: 5,
      about: 'closer to the border than this many standard uncertainties goes to review',
    },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const offBy = (value: number | undefined) => Math.abs((value ?? options.required) - options.required);
    const guide = guidesIn(context).toSorted((a, b) => offBy(b.value) - offBy(a.value))[0];
    if (guide?.value === undefined) return withoutGuiding(context, options.maxHiddenShare);
    const { value, uncertainty = 0 } = guide;
    const figures = {
      value: { value, unit: 'deg', uncertainty },
      threshold: { value: options.required, unit: 'deg' },
      evidence: asInterval(guide),
    } as const;
    if (guide.variant === 'left-hand') return { verdict: 'needs-review', reason: 'person-decides', ...figures };
    const beyond = offBy(value) - options.tolerance;
    if (Math.abs(beyond) <= options.reviewWithin * uncertainty)
      return { verdict: 'needs-review', reason: 'near-threshold', ...figures };
    const outcome: Outcome =
      beyond < 0
        ? { verdict: 'met', reason: 'observed', ...figures }
        : { verdict: 'not-met', reason: value < options.required ? 'below-threshold' : 'above-threshold', ...figures };
    return reviewedIfUnsure(outcome, [guide], options.minConfidence);
  },
});

/** The clerk smiles while guiding, or right before or after. */
export const guidesSmiling: Check = encounterCheck({
  name: 'guides-smiling',
  scope: 'phase',
  options: {
    soonAfter: { unit: 'ms', min: 0, max: 60_000, about: 'before and after the gesture that still counts' },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const [guide] = guidesIn(context);
    if (!guide) return withoutGuiding(context, options.maxHiddenShare);
    const about = { startMs: guide.startMs - options.soonAfter, endMs: guide.endMs + options.soonAfter };
    const smile = clerkEvents(context, ['smile'], about)[0];
    if (smile) {
      const outcome: Outcome = { verdict: 'met', reason: 'observed', evidence: asInterval(smile) };
      return reviewedIfUnsure(outcome, [guide, smile], options.minConfidence);
    }
    const hidden = missedBecause(context, 'smile', about, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence: about };
    const outcome: Outcome = { verdict: 'not-met', reason: 'not-observed', evidence: about };
    return reviewedIfUnsure(outcome, [guide], options.minConfidence);
  },
});

const guidesIn = (context: EncounterCheckContext) =>
  clerkEvents(context, ['guide-gesture'], context.span).filter((guide) => overlapMs(guide, context.span) > 0);

/** A clause on how one guides does not ask for guiding. */
function withoutGuiding(context: EncounterCheckContext, maxHiddenShare: number): Outcome {
  const evidence: Interval = asInterval(context.span);
  const hidden = hiddenBecause(context, 'guide-gesture', context.span, maxHiddenShare);
  if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
  return { verdict: 'not-applicable', reason: 'not-observed', evidence };
}
