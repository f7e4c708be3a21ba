import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';

/** A tracker can lose somebody who bends under the counter; who is gone this long has left. */
const SHORTEST_ABSENCE_MS: Milliseconds = 2000;
/** Gaps in the footage say nothing of who was there. */
const LARGEST_GAP_SHARE = 0.5;
const NOBODY = { person: 'clerk', role: 'clerk' } as const;

/** Stretches without any clerk in the picture. */
export function absentEvents(
  clerks: readonly MeasuredPerson[],
  { footage, gaps }: { readonly footage: Interval; readonly gaps: readonly Interval[] },
): CounterEvent[] {
  const times = clerks.flatMap(({ samples }) => samples.map(({ tMs }) => tMs)).sort((a, b) => a - b);
  const borders = [footage.startMs, ...times, footage.endMs];
  return borders.slice(1).flatMap((endMs, i) => {
    const interval = { startMs: borders[i]!, endMs };
    if (durationMs(interval) < SHORTEST_ABSENCE_MS) return [];
    const unseen = gaps.reduce((sum, gap) => sum + overlapMs(gap, interval), 0);
    if (unseen > LARGEST_GAP_SHARE * durationMs(interval)) return [];
    return [eventOf('absent', NOBODY, interval, { confidence: 0.9 })];
  });
}
