import type { CounterEvent } from '../../events/event.ts';
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
