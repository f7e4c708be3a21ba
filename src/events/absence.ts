import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { durationMs, gapsBetween, overlapMs } from '../core/interval.ts';
import { milliseconds, parameters, probability, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { ONE_VALUE_ON_CLIPS, onRealPeople } from './tested-range.ts';

export const ABSENCE_PARAMETERS = parameters({
  shortestMs: milliseconds(2000, {
    source: 'A tracker can lose somebody who bends under the counter; whoever is gone this long has left.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  longestStepMs: milliseconds(1500, {
    source: 'Shorter than the shortest absence; one picture a second is taken while nothing moves.',
    testedRange: 'not tested',
  }),
  liesUnseenMs: milliseconds(4000, {
    source:
      'The nets often see nothing of somebody who lies on the desk. Rising, leaving, coming back and lying down take longer.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
  longestUnseenMs: milliseconds(2000, {
    source:
      'Unseen for as long as an absence takes, somebody may have been back: what lies on either side is not one absence.',
    testedRange: 'not tested',
  }),
  walksTrunks: trunkLengths(0.7, {
    source:
      'Without zones an empty picture is an absence only beside somebody who walks out of it or into it: whom the nets lose ' +
      'sitting still, or too close to the camera, is still there.',
    testedRange: onRealPeople('0.7 only'),
  }),
  shortestWalkMs: milliseconds(2000, {
    source: 'Assumption: whoever is seen for less only passes by, and may be no person at all.',
    testedRange: onRealPeople('2000 only'),
  }),
  walkingMs: milliseconds(2000, {
    source: 'Assumption: that walk is seen within this time of the absence.',
    testedRange: onRealPeople('2000 only'),
  }),
  confidence: probability(0.9, { source: 'Not measured.', testedRange: 'not tested' }),
});

const ABSENCE = valuesOf(ABSENCE_PARAMETERS);
const NOBODY = { person: 'clerk', role: 'clerk' } as const;

/** Intervals without any clerk in the picture. */
export function absentEvents(
  clerks: readonly MeasuredPerson[],
  { footage, gaps }: { readonly footage: Interval; readonly gaps: readonly Interval[] },
  known: { readonly hasZones: boolean; readonly hasCitizens: boolean },
): CounterEvent[] {
  if (!known.hasZones && clerks.length === 0 && !known.hasCitizens) return [];
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
    if (before.lies && after.lies && durationMs(interval) < ABSENCE.liesUnseenMs) return [];
    return seenStretches(interval, gaps)
      .filter((seen) => known.hasZones || clerks.length === 0 || clerks.some((clerk) => walksBeside(clerk, seen)))
      .map((seen) => eventOf('absent', NOBODY, seen, { confidence: ABSENCE.confidence }));
  });
}

/** The parts of an interval between its long gaps in which enough was seen to speak of an absence. */
function seenStretches(interval: Interval, gaps: readonly Interval[]): Interval[] {
  if (durationMs(interval) < ABSENCE.shortestMs) return [];
  const inside = gaps.filter((gap) => overlapMs(gap, interval) > 0).sort((a, b) => a.startMs - b.startMs);
  const long = inside.filter((gap) => overlapMs(gap, interval) >= ABSENCE.longestUnseenMs);
  return gapsBetween(long, interval).filter((part) => {
    const unseenMs = inside.reduce((sum, gap) => sum + overlapMs(gap, part), 0);
    return durationMs(part) - unseenMs >= ABSENCE.shortestMs;
  });
}

/** Whether somebody was last seen walking right before the interval, or first seen walking right after it. */
function walksBeside({ samples }: MeasuredPerson, { startMs, endMs }: Interval): boolean {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.tMs - first.tMs < ABSENCE.shortestWalkMs) return false;
  const near = [
    ...(last.tMs <= startMs ? [within(samples, { startMs: startMs - ABSENCE.walkingMs, endMs: startMs })] : []),
    ...(first.tMs >= endMs ? [within(samples, { startMs: endMs, endMs: endMs + ABSENCE.walkingMs })] : []),
  ];
  return near.some((stretch) => {
    const [from, to] = [stretch[0], stretch.at(-1)];
    if (from === undefined || to === undefined) return false;
    const trunkPx = median(stretch.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx)));
    return distance(from.shouldersPx, to.shouldersPx) >= ABSENCE.walksTrunks * trunkPx;
  });
}
