import type { NoCheckReason } from '../contract/finding-reason.ts';
import type { UnavailableReason } from '../contract/unavailable-reason.ts';
import type { Interval } from '../core/interval.ts';
import type { Episodes, QuantityWithUnit } from './finding.ts';

/** Why a quantity could not be seen for some time. */
export type HiddenReason = UnavailableReason | 'footage-gap' | 'starts-before-footage' | 'ends-after-footage';

interface Judged {
  readonly evidence: Interval;
  readonly value?: QuantityWithUnit;
  readonly threshold?: QuantityWithUnit;
  readonly episodes?: Episodes;
}

/**
 * The answer of a check. `observed` and `not-observed` are about the act: its absence fulfils a ban and breaks a duty.
 */
export type Outcome = Judged &
  (
    | { readonly verdict: 'met'; readonly reason: SeenReason }
    | { readonly verdict: 'not-met'; readonly reason: SeenReason }
    | {
        readonly verdict: 'needs-review';
        readonly reason: ReviewedReason;
      }
    | {
        readonly verdict: 'not-assessable';
        readonly reason: HiddenReason | NoCheckReason | 'too-little-footage' | 'no-words';
      }
    | {
        readonly verdict: 'not-applicable';
        readonly reason: NotBindingReason;
      }
  );
/** Why a person has to look before there is a verdict. */
export type ReviewedReason =
  | 'near-threshold'
  | 'in-conflict'
  | 'low-confidence'
  | 'no-queue-data'
  | 'opening-hours-unknown'
  | 'window-kind-unknown'
  | 'clause-leaves-open'
  | 'person-decides'
  | 'exception-possible'
  | 'short-part-only'
  | 'speaker-unknown';
type NotBindingReason =
  | 'no-such-phase'
  | 'no-encounter'
  | 'exception-applies'
  | 'not-observed'
  | 'other-window-kind'
  | 'indicator-only'
  | 'no-visit-marked';
type SeenReason = 'observed' | 'not-observed' | 'above-threshold' | 'below-threshold';

/** The bare interval of an event, phase or encounter, without its other properties. */
export const asInterval = ({ startMs, endMs }: Interval): Interval => ({ startMs, endMs });

/** The interval from the first start to the last end. */
export const hullOf = (first: Interval, ...rest: readonly Interval[]): Interval => ({
  startMs: Math.min(first.startMs, ...rest.map((i) => i.startMs)),
  endMs: Math.max(first.endMs, ...rest.map((i) => i.endMs)),
});
