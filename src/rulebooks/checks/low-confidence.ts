import type { CounterEvent } from '../../events/event.ts';
import type { Outcome } from '../outcome.ts';

/** A verdict that rests on an event the detectors are not sure of is for a person to give. */
export function reviewedIfUnsure(outcome: Outcome, restsOn: readonly CounterEvent[], minConfidence: number): Outcome {
  const isVerdict = outcome.verdict === 'met' || outcome.verdict === 'not-met';
  if (!isVerdict || restsOn.every((event) => event.confidence >= minConfidence)) return outcome;
  return { ...outcome, verdict: 'needs-review', reason: 'low-confidence' };
}
