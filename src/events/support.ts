import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { logOdds, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import { median, quantile } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Sample } from './hysteresis.ts';

export const SUPPORT_PARAMETERS = parameters({
  heldShare: share(0.75, {
    source: 'Of the time; the rest is on the way up and down, or landmark noise.',
    testedRange: '0.5, 0.75 and 0.9, on the clips of docs/accuracy-reliability.md',
  }),
  longestStepMs: milliseconds(1500, {
    source: 'Between samples farther apart nobody looked; one sample a second is taken while nothing moves.',
    testedRange: 'not tested',
  }),
  evidenceUncertainty: logOdds(1.8, {
    source: 'Standard deviation of the logistic distribution, π/√3: log-odds in standard deviations.',
    testedRange: 'not tested',
  }),
});

const SUPPORT = valuesOf(SUPPORT_PARAMETERS);
/** Of evidence that is summed up as log-odds. */
export const EVIDENCE_UNCERTAINTY = SUPPORT.evidenceUncertainty;

/** What an event was decided by. */
export interface Support {
  /** How far the deciding quantity lies beyond its border, in its own unit; negative short of it. */
  readonly margin: number;
  /** One standard deviation of that quantity, same unit. */
  readonly uncertainty: number;
  /** Part of the time to look at in which it was seen, 0..1; the rest counts as lying on the border. */
  readonly seenShare: number;
}

export interface Holding {
  readonly border: number;
  /** One standard deviation of the quantity. */
  readonly uncertainty: number;
  /** Part of the time that has to be beyond the border; the usual one where left out. */
  readonly heldShare?: number;
}

/** For what held through an interval: how far beyond the border its quantity stayed. */
export function supportIn(
  samples: readonly Sample[],
  interval: Interval,
  { border, uncertainty, heldShare = SUPPORT.heldShare }: Holding,
): Support {
  const values = within(samples, interval).flatMap(({ value }) => (value.available ? [value.value] : []));
  const held = values.length > 0 ? quantile(values, 1 - heldShare) : border;
  return { margin: held - border, uncertainty, seenShare: seenShareOf(samples, interval) };
}

/** The middle one of the uncertainties of what was seen; infinite where nothing was. */
export function uncertaintyOf(quantities: readonly Measured<Quantity>[]): number {
  const seen = quantities.flatMap((quantity) => (quantity.available ? [quantity.value.uncertainty] : []));
  return seen.length > 0 ? median(seen) : Number.POSITIVE_INFINITY;
}

/** Part of an interval in which a quantity was seen. Each sample stands for the time up to the next one. */
export function seenShareOf(samples: readonly Sample[], interval: Interval): number {
  const inside = within(samples, { ...interval, startMs: interval.startMs - SUPPORT.longestStepMs });
  const seenMs = inside.reduce((sum, { tMs, value }, i) => {
    const nextMs = inside[i + 1]?.tMs ?? interval.endMs;
    const own = { startMs: tMs, endMs: Math.min(nextMs, tMs + SUPPORT.longestStepMs) };
    return sum + (value.available ? overlapMs(own, interval) : 0);
  }, 0);
  return durationMs(interval) > 0 ? seenMs / durationMs(interval) : 0;
}
