import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { isBentToDesk } from './slump.ts';

/** A tracker can lose somebody who bends under the counter; who is gone this long has left. */
const SHORTEST_ABSENCE_MS: Milliseconds = 2000;
/** Of somebody who lies on the desk the nets often see nothing. Rising, leaving, coming back and lying down take longer. */
const LIES_UNSEEN_MS: Milliseconds = 4000;
/** Gaps in the footage say nothing of who was there. */
const LARGEST_GAP_SHARE = 0.5;
const NOBODY = { person: 'clerk', role: 'clerk' } as const;

/** Stretches without any clerk in the picture. */
export function absentEvents(
  clerks: readonly MeasuredPerson[],
  { footage, gaps }: { readonly footage: Interval; readonly gaps: readonly Interval[] },
): CounterEvent[] {
  const seen = clerks.flatMap(({ samples }) =>
    samples.map(({ tMs, leanDeg }) => ({ tMs, lies: isBentToDesk(leanDeg) })),
  );
  const borders = [
    { tMs: footage.startMs, lies: false },
    ...seen.sort((a, b) => a.tMs - b.tMs),
    { tMs: footage.endMs, lies: false },
  ];
  return borders.slice(1).flatMap((after, i) => {
    const before = borders[i]!;
    const interval = { startMs: before.tMs, endMs: after.tMs };
    if (durationMs(interval) < SHORTEST_ABSENCE_MS) return [];
    if (before.lies && after.lies && durationMs(interval) < LIES_UNSEEN_MS) return [];
    const unseen = gaps.reduce((sum, gap) => sum + overlapMs(gap, interval), 0);
    if (unseen > LARGEST_GAP_SHARE * durationMs(interval)) return [];
    return [eventOf('absent', NOBODY, interval, { confidence: 0.9 })];
  });
}
