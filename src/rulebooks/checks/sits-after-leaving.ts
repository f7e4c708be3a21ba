import { phaseOf } from '../../encounters/encounter.ts';
import { encounterCheck } from '../check.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { asInterval, hullOf, type Outcome } from '../outcome.ts';
import { hiddenBecause } from '../visibility.ts';
import { reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/**
 * A clerk who stood up to see the citizen off sits down only after the citizen has turned away. Not standing up is
 * judged by the clause that asks for it, not twice.
 */
export const sitsAfterLeaving = encounterCheck({
  name: 'sits-after-leaving',
  scope: 'phase',
  options: {
    timeTolerance: TIME_TOLERANCE,
    unseenTurnTolerance: {
      unit: 'ms',
      min: 0,
      max: 10_000,
      about: 'the same where the turn was not seen, only that the citizen was gone',
    },
    maxHiddenShare: MAX_HIDDEN_SHARE,
    minConfidence: MIN_CONFIDENCE,
  },
  judge(context, options): Outcome {
    const leftMs = context.encounter.atCounter.endMs;
    const toleranceMs = turnWasSeen(context) ? options.timeTolerance : options.unseenTurnTolerance;
    const risenMs = phaseOf(context.encounter, 'return')?.startMs ?? context.span.startMs;
    const upToLeaving = { startMs: Math.min(risenMs, leftMs), endMs: leftMs };
    const standing = clerkEvents(context, ['standing'], upToLeaving).at(-1);
    if (!standing) {
      const hidden = hiddenBecause(context, 'standing', upToLeaving, options.maxHiddenShare);
      const evidence = asInterval(context.span);
      return hidden
        ? { verdict: 'not-assessable', reason: hidden, evidence }
        : { verdict: 'not-applicable', reason: 'not-observed', evidence };
    }
    const marginMs = standing.endMs - leftMs;
    const evidence = hullOf(asInterval(context.span), { startMs: standing.endMs, endMs: standing.endMs });
    const figures = {
      value: { value: marginMs, unit: 'ms', uncertainty: toleranceMs },
      threshold: { value: 0, unit: 'ms' },
      evidence,
    } as const;
    // Looked for up to the end of the footage or encounter: sitting down later is never too early.
    if (marginMs >= options.timeTolerance)
      return reviewedIfUnsure(
        { verdict: 'met', reason: 'above-threshold', ...figures },
        [standing],
        options.minConfidence,
      );
    if (marginMs >= -toleranceMs) return { verdict: 'needs-review', reason: 'near-threshold', ...figures };
    const afterStanding = { startMs: standing.endMs, endMs: leftMs };
    const seated = clerkEvents(context, ['seated'], afterStanding).find((e) => e.startMs >= standing.startMs);
    const hidden = hiddenBecause(context, 'seated', afterStanding, options.maxHiddenShare);
    if (hidden) return { verdict: 'not-assessable', reason: hidden, ...figures };
    if (seated)
      return reviewedIfUnsure(
        { verdict: 'not-met', reason: 'below-threshold', ...figures },
        [standing, seated],
        options.minConfidence,
      );
    return { verdict: 'needs-review', reason: 'in-conflict', ...figures };
  },
});

/** Presence may end, or continue, for this long around the turn that ends it. */
const TURN_SLACK_MS = 2_000;

const turnWasSeen = ({ events, encounter }: EncounterCheckContext): boolean =>
  events.some(
    (e) =>
      e.type === 'citizen-turned-away' &&
      e.startMs <= encounter.atCounter.endMs + TURN_SLACK_MS &&
      e.endMs >= encounter.atCounter.endMs,
  );
