import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { durationMs, gapsBetween, overlapMs } from '../core/interval.ts';
import { milliseconds, parameters, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { AnalysedPicture, MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import type { Support } from './support.ts';
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
  swayTrunks: trunkLengths(0.25, {
    source: 'Assumption: whoever stays sways by less.',
    testedRange: 'not tested',
  }),
});

const ABSENCE = valuesOf(ABSENCE_PARAMETERS);
const NOBODY = { person: 'clerk', role: 'clerk' } as const;

/** What was looked at. */
interface Looks {
  readonly footage: Interval;
  readonly pictures: readonly AnalysedPicture[];
  readonly gaps: readonly Interval[];
}

/** Intervals without any clerk in the picture; without zones, of people whom their behaviour shows to be clerks. */
export function absentEvents(
  clerks: readonly MeasuredPerson[],
  { footage, pictures, gaps }: Looks,
  hasZones: boolean,
): CounterEvent[] {
  const posted = hasZones ? clerks : clerks.filter(({ role }) => role === 'clerk');
  if (!hasZones && posted.length === 0) return [];
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
    if (!showsNobody(pictures, interval)) return [];
    if (before.lies && after.lies && durationMs(interval) < ABSENCE.liesUnseenMs) return [];
    return seenStretches(interval, gaps)
      .filter((seen) => hasZones || posted.some((clerk) => walksBeside(clerk, seen)))
      .map((seen) => eventOf('absent', NOBODY, seen, { confidence: confidenceOf(leaving(clerks, seen)) }));
  });
}

/** Whether any picture lies between the two that show a clerk. */
const showsNobody = (pictures: readonly AnalysedPicture[], { startMs, endMs }: Interval): boolean =>
  within(pictures, { startMs, endMs }).some(({ tMs }) => tMs > startMs && tMs < endMs);

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

/**
 * Support for an empty post: somebody who was seen walking off before it, or back after it. Where nobody was seen on either
 * side, only how long it lasted.
 */
function leaving(clerks: readonly MeasuredPerson[], absence: Interval): Support {
  const walks = clerks.flatMap(({ samples }) => besides(absence).flatMap((beside) => walkIn(samples, beside) ?? []));
  return walks.length > 0
    ? { margin: Math.max(...walks) - ABSENCE.walksTrunks, uncertainty: ABSENCE.swayTrunks, seenShare: 1 }
    : { margin: durationMs(absence) - ABSENCE.shortestMs, uncertainty: ABSENCE.shortestMs, seenShare: 1 };
}

/** Whether somebody was last seen walking right before the interval, or first seen walking right after it. */
function walksBeside({ samples }: MeasuredPerson, interval: Interval): boolean {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.tMs - first.tMs < ABSENCE.shortestWalkMs) return false;
  const [before, after] = besides(interval);
  const near = [...(last.tMs <= interval.startMs ? [before] : []), ...(first.tMs >= interval.endMs ? [after] : [])];
  return near.some((beside) => (walkIn(samples, beside) ?? 0) >= ABSENCE.walksTrunks);
}

/** Right before an interval, and right after it. */
const besides = ({ startMs, endMs }: Interval): [before: Interval, after: Interval] => [
  { startMs: startMs - ABSENCE.walkingMs, endMs: startMs },
  { startMs: endMs, endMs: endMs + ABSENCE.walkingMs },
];

/** How far somebody came, in lengths of the trunk; undefined for whom the interval does not show. */
function walkIn(samples: readonly PersonSample[], interval: Interval): number | undefined {
  const stretch = within(samples, interval);
  const [from, to] = [stretch[0], stretch.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const trunkPx = median(stretch.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx)));
  return distance(from.shouldersPx, to.shouldersPx) / trunkPx;
}
