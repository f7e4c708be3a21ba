import { encounterCheck } from '../check.ts';
import { clerkEvents } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { busyExemption } from './busy-exemption.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/** The clerk is standing at the moment the citizen turns away from the counter. */
export const standsToSeeOff = encounterCheck({
  name: 'stands-to-see-off',
  scope: 'phase',
  options: {
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
  judge(context, options): Outcome {
    const leftMs = context.encounter.atCounter.endMs;
    const evidence = asInterval(context.span);
    const around = { startMs: leftMs - options.timeTolerance, endMs: leftMs + options.timeTolerance };
    const near = clerkEvents(context, ['standing'], around);
    const standing = near.find((e) => e.startMs <= around.startMs && e.endMs >= around.endMs);
    if (standing)
      return reviewedIfUnsure({ verdict: 'met', reason: 'observed', evidence }, [standing], options.minConfidence);

    const hidden = missedBecause(context, 'standing', around, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
    const exempt = busyExemption(context, options.exemptFromWaiting, evidence);
    if (exempt) return exempt;
    if (near.length > 0) return { verdict: 'needs-review', reason: 'near-threshold', evidence };
    return { verdict: 'not-met', reason: 'not-observed', evidence };
  },
});
