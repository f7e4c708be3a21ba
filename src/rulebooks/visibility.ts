import type { ObservableQuantity } from '../contract/observable-quantity.ts';
import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import { EVENT_CATALOG, type EventType } from '../events/catalog.ts';
import type { CheckContext } from './check-context.ts';
import type { HiddenReason } from './outcome.ts';

export interface Visibility {
  /** Share of the interval, 0..1, in which the quantity could not be seen. */
  readonly hiddenShare: number;
  /** The reason that hid it for longest; undefined where nothing did. */
  readonly reason: HiddenReason | undefined;
}

/** How well the clerk's `quantity` could be seen in `span`, which may reach beyond the footage. */
export function visibilityOf(context: CheckContext, quantity: ObservableQuantity, span: Interval): Visibility {
  const hidden = hiddenIntervals(context, quantity)
    .map((stretch) => ({ ...stretch, ms: overlapMs(stretch, span) }))
    .filter((stretch) => stretch.ms > 0);
  const msByReason = new Map<HiddenReason, number>();
  for (const { reason, ms } of hidden) msByReason.set(reason, (msByReason.get(reason) ?? 0) + ms);
  const reason = [...msByReason].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  const spanMs = durationMs(span);
  return { hiddenShare: spanMs > 0 ? unionMs(hidden, span) / spanMs : 0, reason };
}

/** Why it cannot be said that an event of `type` did not happen in `span`; undefined where enough was seen. */
export function hiddenBecause(
  context: CheckContext,
  type: EventType,
  span: Interval,
  maxHiddenShare: number,
): HiddenReason | undefined {
  for (const quantity of EVENT_CATALOG[type].needs) {
    const { hiddenShare, reason } = visibilityOf(context, quantity, span);
    if (hiddenShare > maxHiddenShare) return reason;
  }
  return undefined;
}

interface HiddenInterval extends Interval {
  readonly reason: HiddenReason;
}

function hiddenIntervals(context: CheckContext, quantity: ObservableQuantity): HiddenInterval[] {
  const { footage, gaps, events, blindness } = context;
  const wasSeen = events.some((e) => e.role === 'clerk' && e.type !== 'absent');
  return [
    { startMs: -Infinity, endMs: footage.startMs, reason: 'starts-before-footage' },
    { startMs: footage.endMs, endMs: Infinity, reason: 'ends-after-footage' },
    ...gaps.map((gap) => ({ ...gap, reason: 'footage-gap' as const })),
    ...events
      .filter((e) => e.role === 'clerk' && e.type === 'absent')
      .map((e) => ({ ...e, reason: 'absent' as const })),
    ...blindness.filter((b) => b.role === 'clerk' && (b.quantity === quantity || b.quantity === 'presence')),
    // No clerk was found at all, which proves nothing about what was done.
    ...(wasSeen ? [] : [{ ...footage, reason: 'absent' as const }]),
  ];
}

function unionMs(stretches: readonly Interval[], span: Interval): number {
  let total = 0;
  let reachedMs = span.startMs;
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const from = Math.max(reachedMs, startMs);
    const to = Math.min(span.endMs, endMs);
    if (to > from) total += to - from;
    reachedMs = Math.max(reachedMs, to);
  }
  return total;
}
