import { distance } from '../core/geometry.ts';
import { durationMs, type Interval } from '../core/interval.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured } from '../core/measured.ts';
import { milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median, spread } from '../core/statistics.ts';
import { firstAtOrAfter, within } from '../core/time-order.ts';
import type { Degrees, Pixels } from '../core/units.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import type { EventType } from './catalog.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { supportIn, uncertaintyOf } from './support.ts';
import { ONE_VALUE, onRealPeople } from './tested-range.ts';

export const STANCE_PARAMETERS = parameters({
  /** Share of the way from seated to standing hips; for sitting, of the way back. */
  taken: {
    enter: share(0.75, {
      source: 'Regulations ask for standing, not for half rising; the rest is margin for landmark noise of about 0.03.',
      testedRange: ONE_VALUE,
    }),
    leave: share(0.65, {
      source: 'Assumption: three times the landmark noise below where it is entered.',
      testedRange: ONE_VALUE,
    }),
    minHoldMs: milliseconds(400, {
      source: 'Assumption: nobody stands or sits for less.',
      testedRange: ONE_VALUE,
    }),
    releaseMs: milliseconds(300, {
      source: 'Assumption: a stance left for less is landmark noise.',
      testedRange: ONE_VALUE,
    }),
    bridgeMs: milliseconds(2500, {
      source: 'Nobody stands up and sits down again unseen within this time.',
      testedRange: ONE_VALUE,
    }),
  },
  eitherStance: share(0.5, {
    source: 'Half way between the two stances: as near to one as to the other.',
    testedRange: 'not tested',
  }),
  heldShare: share(0.9, {
    source: 'Of the time. Nobody stands or sits on and off: heights that come and go are those of another movement.',
    testedRange: '0.75 and 0.9, on the clips of docs/accuracy-reliability.md',
  }),
  shortestSeatedMs: milliseconds(1000, {
    source: 'Nobody sits down for less; whoever walks in passes through the height of a seat in 0.7 s.',
    testedRange: onRealPeople('400, 800 and 1000'),
  }),
  seatRestMs: milliseconds(500, {
    source:
      'A seat bears the weight for longer: on chairs 0.5 s and more in every sit, in 5 squats and a walk towards the camera at ' +
      'most 0.4 s.',
    testedRange: onRealPeople('500 only'),
  }),
  seatRestTrunks: trunkLengths(0.12, {
    source: 'By which shoulders and hips go up or down while somebody rests: breathing, and landmark noise.',
    testedRange: onRealPeople('0.08, 0.12 and 0.2'),
  }),
  longestStepMs: milliseconds(800, {
    source:
      'Twice the 400 ms that clauses allow for the moment of rising or sitting down: it lies between two pictures.',
    testedRange: 'not tested',
  }),
});

const STANCE = valuesOf(STANCE_PARAMETERS);

/** Intervals in which the person stands, upright or bowing. */
export const standingEvents = (person: MeasuredPerson): CounterEvent[] => stanceEvents(person, 'standing');
/** Intervals in which the person sits, upright or lying on the desk; who squats is as low, but never rests there. */
export const seatedEvents = (person: MeasuredPerson): CounterEvent[] =>
  stanceEvents(person, 'seated').filter(
    (seated) => durationMs(seated) >= STANCE.shortestSeatedMs && restsIn(person, seated),
  );

/** Whether shoulders and hips stay where they are for a while, at some time of an interval. */
function restsIn(person: MeasuredPerson, interval: Interval): boolean {
  const samples = within(person.samples, interval);
  const trunkPx = median(samples.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx)));
  const isStill = (heights: readonly Pixels[]) => spread(heights, 0) <= STANCE.seatRestTrunks * Math.max(1, trunkPx);
  return samples.some(({ tMs }, first) => {
    const last = firstAtOrAfter(samples, tMs + STANCE.seatRestMs);
    const rest = samples.slice(first, last + 1);
    return (
      last < samples.length &&
      isStill(rest.map(({ shouldersPx }) => shouldersPx.y)) &&
      isStill(rest.map(({ hipsPx }) => hipsPx.y))
    );
  });
}

function stanceEvents(person: MeasuredPerson, type: Extract<EventType, 'standing' | 'seated'>): CounterEvent[] {
  const samples = person.samples.map(({ tMs, standingShare, leanDeg }) => ({
    tMs,
    value: mapMeasured(standingShare, ({ value }) => {
      const standing = liesOnDesk(value, leanDeg) ? 0 : value;
      return type === 'standing' ? standing : 1 - standing;
    }),
  }));
  return intervalsOn(samples, STANCE.taken).map((interval) => {
    const uncertainty = uncertaintyOf(within(person.samples, interval).map((sample) => sample.standingShare));
    const held = { border: STANCE.eitherStance, uncertainty, heldShare: STANCE.heldShare };
    return eventOf(type, person, interval, { confidence: confidenceOf(supportIn(samples, interval, held)) });
  });
}

/** Whether a seated person lies on the desk, which lifts the hips half way. Bowing while standing keeps them up. */
const liesOnDesk = (standing: number, lean: Measured<Quantity<Degrees>>): boolean =>
  standing < STANCE.taken.enter && isBentToDesk(lean);
