import type { Interval } from '../../core/interval.ts';
import { clerkEvents, type EncounterCheckContext } from '../check-context.ts';
import { asInterval, type Outcome } from '../outcome.ts';
import { missedBecause } from '../visibility.ts';
import { busyExemption } from './busy-exemption.ts';
import { accusedByContrary, reviewedIfUnsure } from './low-confidence.ts';
import { MAX_HIDDEN_SHARE, MIN_CONFIDENCE, TIME_TOLERANCE } from './shared-options.ts';

/** Options of checks that ask the clerk to stand until the citizen has turned away. */
export const STANDING_OPTIONS = {
  timeTolerance: TIME_TOLERANCE,
  exemptFromWaiting: {
    unit: 'count',
    min: 0,
    max: 100,
    about: 'with this many citizens waiting, or more, the clerk may stay seated; 0 for no exemption',
  },
  maxHiddenShare: MAX_HIDDEN_SHARE,
  minConfidence: MIN_CONFIDENCE,
} as const;

/**
 * The clerk stands until the citizen turns away from the counter.
 * @param rising up from its start, certainly; who is up by its end, perhaps
 */
export function standsThrough(
  context: EncounterCheckContext,
  options: Readonly<Record<keyof typeof STANDING_OPTIONS, number>>,
  rising: Interval,
): Outcome {
  const leftMs = context.encounter.atCounter.endMs;
  const evidence = asInterval(context.span);
  const whole = { startMs: rising.startMs, endMs: leftMs + options.timeTolerance };
  const stands = clerkEvents(context, ['standing'], whole);
  const throughout = stands.find((e) => e.startMs <= whole.startMs && e.endMs >= whole.endMs);
  if (throughout)
    return reviewedIfUnsure({ verdict: 'met', reason: 'observed', evidence }, [throughout], options.minConfidence);

  const hiddenIn = (span: Interval) => missedBecause(context, 'standing', span, options.maxHiddenShare);
  const seated = hiddenIn(rising)
    ? undefined
    : clerkEvents(context, ['seated'], rising).find((e) => e.startMs <= rising.startMs && e.endMs >= rising.endMs);
  const hidden = seated ? undefined : hiddenIn(whole);
  if (hidden) return { verdict: 'not-assessable', reason: hidden, evidence };
  const exempt = busyExemption(context, options.exemptFromWaiting, evidence);
  if (exempt) return exempt;
  const isNear = stands.some((e) => e.startMs <= rising.endMs && e.endMs >= leftMs - options.timeTolerance);
  if (isNear && !seated) return { verdict: 'needs-review', reason: 'near-threshold', evidence };
  const outcome = { verdict: 'not-met', reason: 'not-observed', evidence } as const;
  return seated
    ? reviewedIfUnsure(outcome, [seated], options.minConfidence)
    : accusedByContrary(context, outcome, 'seated', whole, options.minConfidence);
}
