import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { milliseconds, parameters, probability, share, valuesOf } from '../core/parameter.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { ONE_VALUE_ON_CLIPS } from './tested-range.ts';

export const ABSENCE_PARAMETERS = parameters({
  shortestMs: milliseconds(2000, {
    source: 'A tracker can lose somebody who bends under the counter; whoever is gone this long has left.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  liesUnseenMs: milliseconds(4000, {
    source:
      'The nets often see nothing of somebody who lies on the desk. Rising, leaving, coming back and lying down take longer.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  largestGapShare: share(0.5, {
    source: 'Gaps in the footage say nothing of who was there.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  confidence: probability(0.9, { source: 'Not measured.', testedRange: 'not tested' }),
});

const ABSENCE = valuesOf(ABSENCE_PARAMETERS);
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
    if (durationMs(interval) < ABSENCE.shortestMs) return [];
    if (before.lies && after.lies && durationMs(interval) < ABSENCE.liesUnseenMs) return [];
    const unseen = gaps.reduce((sum, gap) => sum + overlapMs(gap, interval), 0);
    if (unseen > ABSENCE.largestGapShare * durationMs(interval)) return [];
    return [eventOf('absent', NOBODY, interval, { confidence: ABSENCE.confidence })];
  });
}
