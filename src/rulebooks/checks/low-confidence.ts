import type { Interval } from '../../core/interval.ts';
import type { EventType } from '../../events/catalog.ts';
import type { CounterEvent } from '../../events/event.ts';
import { type CheckContext, clerkEvents } from '../check-context.ts';
import type { Outcome } from '../outcome.ts';

/**
 * Leaves the verdict to a person where it rests on an event below the least confidence; otherwise the outcome
 * unchanged.
 */
export function reviewedIfUnsure(outcome: Outcome, restsOn: readonly CounterEvent[], minConfidence: number): Outcome {
  const isVerdict = outcome.verdict === 'met' || outcome.verdict === 'not-met';
  if (!isVerdict || restsOn.every((event) => event.confidence >= minConfidence)) return outcome;
  return { ...outcome, verdict: 'needs-review', reason: 'low-confidence' };
}

/**
 * The accusation that something was not done, as far as the contrary was seen: without any of it nobody knows what was done.
 * @param contrary the type of event that excludes what was to be done
 */
export function accusedByContrary(
  context: CheckContext,
  outcome: Outcome & { readonly verdict: 'not-met' },
  contrary: EventType,
  span: Interval,
  minConfidence: number,
): Outcome {
  const [surest] = clerkEvents(context, [contrary], span).toSorted((a, b) => b.confidence - a.confidence);
  if (!surest) return { ...outcome, verdict: 'needs-review', reason: 'in-conflict' };
  return reviewedIfUnsure(outcome, [surest], minConfidence);
}
