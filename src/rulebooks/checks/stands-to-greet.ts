import type { Interval } from '../../core/interval.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { busyExemption } from './busy-exemption.ts';
import { accusedByContrary, reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/**
 * The clerk is standing when the citizen reaches the counter, or stands up soon after. Where the clause names no time, rising
 * later in the arrival is for a person to judge.
 */
export const standsToGreet = encounterCheck({
  name: 'stands-to-greet',
  scope: 'phase',
  options: {
    riseWithin: { unit: 'ms', min: 0, max: 60_000, about: 'after the citizen is at the counter the clerk is up' },
    timeTolerance: TIME_TOLERANCE,
    exemptFromWaiting: {
      unit: 'count',
      min: 0,
      max: 100,
      about: 'with this many citizens waiting, or more, the clerk may stay seated; 0 for no exemption',
    },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options, setBy): Outcome {
    const arrivedMs = context.encounter.atCounter.startMs;
    const threshold = { value: options.riseWithin, unit: 'ms' } as const;
    const standing = clerkEvents(context, ['standing'], context.span).find((e) => e.endMs > arrivedMs);
    const latenessMs = Math.max(0, (standing?.startMs ?? Infinity) - arrivedMs);
    const evidence: Interval = standing
      ? hullOf(asInterval(context.span), { ...standing, endMs: standing.startMs })
      : asInterval(context.span);

    if (standing && latenessMs <= options.riseWithin - options.timeTolerance) {
      const value = { value: latenessMs, unit: 'ms', uncertainty: options.timeTolerance } as const;
      return reviewedIfUnsure(
        { verdict: 'met', reason: latenessMs > 0 ? 'below-threshold' : 'observed', value, threshold, evidence },
        [standing],
        options.minConfidence,
      );
    }
    const hidden = missedBecause(context, 'standing', momentsOfRising(context, options), options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, threshold, evidence };
    const exempt = busyExemption(context, options.exemptFromWaiting, evidence);
    if (exempt) return exempt;
    if (!standing) {
      const outcome = { verdict: 'not-met', reason: 'not-observed', threshold, evidence } as const;
      return accusedByContrary(context, outcome, 'seated', momentsOfRising(context, options), options.minConfidence);
    }
    const value = { value: latenessMs, unit: 'ms', uncertainty: options.timeTolerance } as const;
    if (latenessMs <= options.riseWithin + options.timeTolerance)
      return { verdict: 'needs-review', reason: 'near-threshold', value, threshold, evidence };
    if (setBy.riseWithin === 'product')
      return { verdict: 'needs-review', reason: 'clause-leaves-open', value, threshold, evidence };
    return reviewedIfUnsure(
      { verdict: 'not-met', reason: 'above-threshold', value, threshold, evidence },
      [standing],
      options.minConfidence,
    );
  },
});

const momentsOfRising = (
  { encounter }: EncounterCheckContext,
  options: { readonly riseWithin: number; readonly timeTolerance: number },
): Interval => ({
  startMs: encounter.atCounter.startMs,
  endMs: encounter.atCounter.startMs + options.riseWithin + options.timeTolerance,
});
