import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { metres, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { firstAtOrAfter, within } from '../core/time-order.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { onRealPeople } from './tested-range.ts';

export const HAND_REACH_PARAMETERS = parameters({
  stillM: metres(0.07, {
    source: 'A hand that stays at a place moves by 0.01 to 0.05 m, its landmarks included.',
    testedRange: onRealPeople('0.07 only'),
  }),
  leastWayM: metres(0.13, {
    source:
      'From where a hand rests to where it lays a paper down: 0.17 to 0.35 m in the picture in five rendered acts.',
    testedRange: onRealPeople('0.13 only'),
  }),
  leastBackM: metres(0.08, {
    source: 'A resting hand may lie that near to where it laid a paper down; landmarks stray by 0.04.',
    testedRange: onRealPeople('0.08 and 0.13'),
  }),
  longestStayMs: milliseconds(2500, {
    source: 'Laying down and taking up take 0.3 to 1 s at the place; hands that stay longer work or rest there.',
    testedRange: onRealPeople('2500 only'),
  }),
  shortestStayMs: milliseconds(150, {
    source: 'In less a hand that passes may move by as little.',
    testedRange: onRealPeople('150 only'),
  }),
  arrivalMs: milliseconds(210, {
    source: 'One step between pictures at 5 a second, two at 10.',
    testedRange: onRealPeople('210 only'),
  }),
  wayMs: milliseconds(1500, {
    source: 'A way there or back takes 0.4 to 0.9 s.',
    testedRange: onRealPeople('1500 only'),
  }),
  setOutShare: share(0.15, {
    source: 'Of the way: where a reach begins in the truth of the clips.',
    testedRange: onRealPeople('0.15 only'),
  }),
  backShare: share(0.6, {
    source: 'Of the way back: where a hand counts as drawn back.',
    testedRange: onRealPeople('0.6 only'),
  }),
});

const REACH = valuesOf(HAND_REACH_PARAMETERS);

interface HandMoment {
  readonly tMs: Milliseconds;
  readonly at: PixelPoint;
}

/** A hand that goes to a place, stays for a moment and goes on; from setting out to drawn back. */
export interface HandReach extends Interval {
  readonly side: Side;
  readonly place: PixelPoint;
  /** When the hand was at the place. */
  readonly stay: Interval;
  /** Largest speed of the way there, metres a second in the picture. */
  readonly speedMps: number;
  /** Largest speed shortly before the place, in the same unit: a hand that stops abruptly keeps its speed until there. */
  readonly arrivalMps: number;
  /** From where the hand set out to the place. */
  readonly wayM: Metres;
}

/** Where one hand of a person went for a moment, in order of time. */
export function handReaches({ samples }: MeasuredPerson, side: Side, pxPerMetre: number): HandReach[] {
  const moments = samples.flatMap(({ tMs, arms }): HandMoment[] => {
    const arm = arms[side];
    return arm.available ? [{ tMs, at: arm.value.handPx }] : [];
  });
  const stays = staysOf(moments, REACH.stillM * pxPerMetre);
  return stays.flatMap((stay): HandReach[] => {
    const [startMs, endMs] = [moments[stay.from]!.tMs, moments[stay.to]!.tMs];
    if (endMs - startMs < REACH.shortestStayMs || endMs - startMs > REACH.longestStayMs) return [];
    const place = middleOf(moments.slice(stay.from, stay.to + 1));
    const before = moments.slice(firstAtOrAfter(moments, startMs - REACH.wayMs), stay.from);
    const after = within(moments, { startMs: endMs, endMs: endMs + REACH.wayMs }).slice(1);
    const awayM = ({ at }: HandMoment) => distance(at, place) / pxPerMetre;
    const [wayM, backM] = [Math.max(0, ...before.map(awayM)), Math.max(0, ...after.map(awayM))];
    if (wayM < REACH.leastWayM || backM < REACH.leastBackM) return [];
    const setOut = before.findLast((moment) => awayM(moment) >= (1 - REACH.setOutShare) * wayM)!;
    const back = after.find((moment) => awayM(moment) >= REACH.backShare * backM)!;
    const way = [...before.filter(({ tMs }) => tMs >= setOut.tMs), moments[stay.from]!];
    const first = way.findIndex(({ tMs }) => tMs >= startMs - REACH.arrivalMs);
    const arrival = way.slice(Math.max(0, first - 1));
    return [
      {
        side,
        place,
        stay: { startMs, endMs },
        startMs: setOut.tMs,
        endMs: back.tMs,
        speedMps: largestSpeed(way) / pxPerMetre,
        arrivalMps: largestSpeed(arrival) / pxPerMetre,
        wayM,
      },
    ];
  });
}

const middleOf = (stay: readonly HandMoment[]): PixelPoint => ({
  x: median(stay.map(({ at }) => at.x)),
  y: median(stay.map(({ at }) => at.y)),
});

/** Runs of moments at one place, by their indices; one moment alone is no stay. */
function staysOf(moments: readonly HandMoment[], stillPx: number): { readonly from: number; readonly to: number }[] {
  const stays: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 1; i <= moments.length; i++) {
    if (i < moments.length && distance(moments[i]!.at, moments[from]!.at) <= stillPx) continue;
    if (i - 1 > from) stays.push({ from, to: i - 1 });
    from = i;
  }
  return stays;
}

/** Pixels a second. */
function largestSpeed(way: readonly HandMoment[]): number {
  return Math.max(0, ...way.slice(1).map(({ tMs, at }, i) => (1000 * distance(at, way[i]!.at)) / (tMs - way[i]!.tMs)));
}
