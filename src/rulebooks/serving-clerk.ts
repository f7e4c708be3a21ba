import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import { isHandover } from '../encounters/handovers.ts';
import type { Blindness, CounterEvent } from '../events/event.ts';

/**
 * Track ids whose observed times overlap by less than this share of the shorter one are one clerk, found again after a
 * loss.
 */
const SAME_CLERK_MAX_OVERLAP = 0.2;

/**
 * Leaves out what colleagues behind the counter do. The serving clerk of a span is the one who hands over its papers,
 * else the one seen for longest. An item whose person has no events of its own stays: it may be about the serving
 * clerk.
 */
export function ofServingClerk<T extends CounterEvent | Blindness>(
  items: readonly T[],
  events: readonly CounterEvent[],
  span: Interval,
): T[] {
  const colleagues = colleagueIds(events, span);
  return items.filter((item) => item.role !== 'clerk' || isAbsence(item) || !colleagues.has(item.person));
}

/** An empty post belongs to no particular person. */
const isAbsence = (item: CounterEvent | Blindness): boolean => 'type' in item && item.type === 'absent';

function colleagueIds(events: readonly CounterEvent[], span: Interval): ReadonlySet<string> {
  const seen = new Map<string, { handovers: number; observed: Interval[] }>();
  for (const e of events) {
    if (e.role !== 'clerk' || isAbsence(e) || overlapMs(e, span) === 0) continue;
    const of = seen.get(e.person) ?? { handovers: 0, observed: [] };
    of.handovers += isHandover(e) ? 1 : 0;
    if (e.type === 'standing' || e.type === 'seated') of.observed.push(e);
    seen.set(e.person, of);
  }
  const totalMs = (intervals: readonly Interval[]) => intervals.reduce((sum, i) => sum + durationMs(i), 0);
  const clerks = [...seen].toSorted(
    ([, a], [, b]) => b.handovers - a.handovers || totalMs(b.observed) - totalMs(a.observed),
  );
  const main = clerks[0];
  if (!main) return new Set();
  const isSame = (observed: readonly Interval[]) => {
    const sharedMs = observed.reduce((sum, i) => sum + main[1].observed.reduce((s, m) => s + overlapMs(i, m), 0), 0);
    const shorterMs = Math.min(totalMs(observed), totalMs(main[1].observed));
    return shorterMs === 0 || sharedMs / shorterMs < SAME_CLERK_MAX_OVERLAP;
  };
  return new Set(
    clerks
      .slice(1)
      .filter(([, clerk]) => !isSame(clerk.observed))
      .map(([id]) => id),
  );
}
