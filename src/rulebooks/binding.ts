import type { NoCheckReason } from '../contract/finding-reason.ts';
import type { WindowKind } from '../contract/window-kind.ts';
import { contains, type Interval } from '../core/interval.ts';
import { type Encounter, phaseOf } from '../encounters/encounter.ts';
import type { Clause } from './clause.ts';
import type { Outcome } from './outcome.ts';

/** The outcome of a clause that no check judges. */
export function unjudged(why: NoCheckReason, evidence: Interval): Outcome {
  if (why === 'indicator-only' || why === 'no-visit-marked')
    return { verdict: 'not-applicable', reason: why, evidence };
  return { verdict: 'not-assessable', reason: why, evidence };
}

/**
 * The outcome as far as the clause binds the window: nothing of another kind of window, and no accusation where the kind is
 * not known.
 */
export function asFarAsWindowIsBound({ windowKind }: Clause, known: WindowKind | undefined, outcome: Outcome): Outcome {
  if (windowKind === undefined || windowKind === known) return outcome;
  if (known !== undefined)
    return { verdict: 'not-applicable', reason: 'other-window-kind', evidence: outcome.evidence };
  return outcome.verdict === 'not-met'
    ? { ...outcome, verdict: 'needs-review', reason: 'window-kind-unknown' }
    : outcome;
}

/** The outcome of a clause on what is done at the call: without a call in the arrival, the act may have been before it. */
export function asFarAsCallIsKnown({ occasion }: Clause, encounter: Encounter, outcome: Outcome): Outcome {
  if (occasion !== 'call' || outcome.verdict !== 'not-met' || isCalledInArrival(encounter)) return outcome;
  return { ...outcome, verdict: 'needs-review', reason: 'no-queue-data' };
}

function isCalledInArrival(encounter: Encounter): boolean {
  const arrival = phaseOf(encounter, 'arrival');
  const calledMs = encounter.provenance?.calledMs;
  return arrival !== undefined && calledMs !== undefined && contains(arrival, calledMs);
}
