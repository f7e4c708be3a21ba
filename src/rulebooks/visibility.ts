import type { ObservableQuantity } from '../contract/observable-quantity.ts';
import { durationMs, gapsBetween, type Interval, overlapMs } from '../core/interval.ts';
import { EVENT_CATALOG, type EventType } from '../events/catalog.ts';
import { tempoOf } from '../events/detectors.ts';
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
  return { hiddenShare: spanMs > 0 ? totalMs(joined(hidden, span)) / spanMs : 0, reason };
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

/**
 * Why an act of `type` may have happened in `span` without being seen; undefined where it would have been seen. One hidden
 * interval as long as the act is enough, however well the rest was seen, and so is one step that is too long for the act.
 */
export function missedBecause(
  context: CheckContext,
  type: EventType,
  span: Interval,
  maxHiddenShare: number,
): HiddenReason | undefined {
  const { shortestMs } = tempoOf(type);
  for (const quantity of EVENT_CATALOG[type].needs) {
    const intervals = hiddenIntervals(context, quantity);
    const tooSeldom = intervals.find((part) => SEEN_TOO_SELDOM.has(part.reason) && overlapMs(part, span) > 0);
    if (tooSeldom) return tooSeldom.reason;
    const hidden = joined(intervals, span).find((part) => durationMs(part) >= shortestMs);
    if (hidden) return visibilityOf(context, quantity, hidden).reason;
  }
  return hiddenBecause(context, type, span, maxHiddenShare);
}

/** Reasons of intervals between two sights of the clerk, which are no longer than it takes to miss an act. */
const SEEN_TOO_SELDOM: ReadonlySet<HiddenReason> = new Set(['sampled-too-coarsely', 'not-tracked']);

interface HiddenInterval extends Interval {
  readonly reason: HiddenReason;
}

function hiddenIntervals(context: CheckContext, quantity: ObservableQuantity): HiddenInterval[] {
  const { footage, gaps, events, blindness } = context;
  const wasSeen = events.some((e) => e.role === 'clerk' && e.type !== 'absent');
  const known: HiddenInterval[] = [
    { startMs: -Infinity, endMs: footage.startMs, reason: 'starts-before-footage' },
    { startMs: footage.endMs, endMs: Infinity, reason: 'ends-after-footage' },
    ...gaps.map((gap) => ({ ...gap, reason: 'footage-gap' as const })),
    ...events
      .filter((e) => e.role === 'clerk' && e.type === 'absent')
      .map((e) => ({ ...e, reason: 'absent' as const })),
    ...blindness.filter((b) => b.role === 'clerk' && (b.quantity === quantity || b.quantity === 'presence')),
  ];
  if (wasSeen) return known;
  // No clerk was found in the rest either, which proves nothing about what was done.
  const rest = gapsBetween(joined(known, footage), footage);
  return [...known, ...rest.map((part) => ({ ...part, reason: 'absent' as const }))];
}

/** The parts of `span` that the intervals cover; what touches is one part. */
function joined(intervals: readonly Interval[], span: Interval): Interval[] {
  const parts: { startMs: number; endMs: number }[] = [];
  for (const interval of intervals.toSorted((a, b) => a.startMs - b.startMs)) {
    const startMs = Math.max(span.startMs, interval.startMs);
    const endMs = Math.min(span.endMs, interval.endMs);
    const last = parts.at(-1);
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else if (endMs > startMs) parts.push({ startMs, endMs });
  }
  return parts;
}

const totalMs = (parts: readonly Interval[]): number => parts.reduce((sum, part) => sum + durationMs(part), 0);
