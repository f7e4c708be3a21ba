import type { Interval } from '../core/interval.ts';
import { contains, durationMs, overlapMs } from '../core/interval.ts';
import { metres, metresPerSecond, milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import { within } from '../core/time-order.ts';
import type { Metres } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { type HandReach, handReaches } from './hand-reach.ts';
import { onRealPeople } from './tested-range.ts';

export const PAPER_THROWN_PARAMETERS = parameters({
  leastMps: metresPerSecond(1.6, {
    source:
      'Fastest step of the hand in the picture: 1.9 in two rendered throws; hands that reach, hand over or type 0.5 to 1.4.',
    testedRange: onRealPeople('1.6 only'),
  }),
  uncertaintyMps: metresPerSecond(0.25, {
    source: 'Of a step between two pictures: 0.02 to 0.03 m of each landmark at 10 a second.',
    testedRange: 'not tested',
  }),
  leastArrivalMps: metresPerSecond(1.2, {
    source: 'A throw stops abruptly, from 1.4 and 1.9 to 0.2 in one picture; a hand that is laid down comes slowly.',
    testedRange: onRealPeople('1.2 only'),
  }),
  leastWayM: metres(0.4, {
    source:
      'In the picture: 0.46 and 0.47 in two rendered throws; hands that leave the keyboard for a moment 0.2 to 0.3.',
    testedRange: onRealPeople('0.4 only'),
  }),
  highestStartM: metres(0.1, {
    source: 'Wrist over the shoulder before the swing: 0.04; hands that come down from head or greeting 0.13 to 0.3.',
    testedRange: onRealPeople('0.1 only'),
  }),
  highestEndM: metres(-0.1, {
    source: 'Wrist under the shoulder at the end: 0.16 and 0.28; pointing and greeting end higher.',
    testedRange: onRealPeople('-0.1 only'),
  }),
  longestStayMs: milliseconds(1000, {
    source: 'The hand draws back after 0.5 to 0.6 s; a guiding or resting hand stays.',
    testedRange: onRealPeople('1000 only'),
  }),
  shortestMs: milliseconds(400, { source: 'From the swing to the hand at rest.', testedRange: 'not tested' }),
  longestStepMs: milliseconds(220, {
    source: 'Between pictures farther apart a throw looks like a reach.',
    testedRange: '220 and less',
  }),
  flightMs: milliseconds(350, {
    source: 'A sheet flung over the counter flies for 0.4 to 0.6 s.',
    testedRange: 'not tested',
  }),
});

const THROWN = valuesOf(PAPER_THROWN_PARAMETERS);

/** A hand that is flung forward and stops abruptly while a citizen is at the counter. What it flung, a person sees. */
export function paperThrownEvents(
  clerk: MeasuredPerson,
  {
    visits,
    handovers,
    pxPerMetre,
  }: { readonly visits: readonly Interval[]; readonly handovers: readonly Interval[]; readonly pxPerMetre: number },
): CounterEvent[] {
  return SIDES.flatMap((side) =>
    handReaches(clerk, side, pxPerMetre)
      .filter((reach) => isFling(clerk, side, reach))
      .filter(({ stay }) => visits.some((visit) => contains(visit, stay.startMs)))
      .filter(({ stay }) => handovers.every((handover) => overlapMs(handover, stay) === 0))
      .map(({ startMs, stay, speedMps }) =>
        eventOf(
          'paper-thrown',
          clerk,
          { startMs, endMs: stay.startMs + THROWN.flightMs },
          {
            confidence: confidenceOf({
              margin: speedMps - THROWN.leastMps,
              uncertainty: THROWN.uncertaintyMps,
              seenShare: 1,
            }),
          },
        ),
      ),
  );
}

function isFling(clerk: MeasuredPerson, side: Side, { startMs, stay, ...reach }: HandReach): boolean {
  const isFast = reach.speedMps >= THROWN.leastMps && reach.arrivalMps >= THROWN.leastArrivalMps;
  if (!isFast || reach.wayM < THROWN.leastWayM || durationMs(stay) > THROWN.longestStayMs) return false;
  const way = heights(clerk, side, { startMs, endMs: stay.startMs });
  const [before, end] = [Math.max(...way), way.at(-1) ?? Number.POSITIVE_INFINITY];
  return before <= THROWN.highestStartM && end <= THROWN.highestEndM;
}

const heights = ({ samples }: MeasuredPerson, side: Side, interval: Interval): Metres[] =>
  within(samples, interval).flatMap(({ arms }) => (arms[side].available ? [arms[side].value.raisedM] : []));
