import { distance } from '../core/geometry.ts';
import type { Measured } from '../core/measured.ts';
import { measured } from '../core/measured.ts';
import { degrees, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { spread } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { keepsSeat } from './seated-moment.ts';
import { supportIn } from './support.ts';
import { onRealPeople } from './tested-range.ts';

export const CHAIR_ROLLING_PARAMETERS = parameters({
  besideMs: milliseconds(500, {
    source: 'Before and after a moment: a swing with the chair takes a second.',
    testedRange: onRealPeople('500 only'),
  }),
  swingDeg: degrees(14, {
    source: 'Of the chest within that time: swings of 20 to 48° show 15 to 40°; sitting and typing stay below 9°.',
    testedRange: onRealPeople('14 only'),
  }),
  rollTrunks: trunkLengths(0.25, {
    source: 'By which hips and shoulders shift together: whoever leans moves the shoulders alone.',
    testedRange: onRealPeople('0.25 only'),
  }),
  outliersShare: share(0.1, {
    source: 'On either side: a single landmark that jumps is no move.',
    testedRange: onRealPeople('0.1 only'),
  }),
  swingUncertaintyDeg: degrees(4, {
    source: 'Standard deviation of the heading between pictures while sitting still, of two samples.',
    testedRange: 'not tested',
  }),
  /** 1 is the border of either. */
  rolling: {
    enter: share(1, { source: 'The borders themselves.', testedRange: onRealPeople('1 only') }),
    leave: share(0.65, { source: 'Assumption: landmark noise is less.', testedRange: onRealPeople('0.65 only') }),
    minHoldMs: milliseconds(2000, {
      source: 'Turning once to a screen, a drawer or a colleague and staying there takes less: that is work.',
      testedRange: onRealPeople('2000 only'),
    }),
    releaseMs: milliseconds(700, {
      source: 'Assumption: at the ends of its swing a chair rests for less.',
      testedRange: onRealPeople('700 only'),
    }),
    bridgeMs: milliseconds(1000, {
      source: 'Assumption: nobody stops and swings again unseen within this time.',
      testedRange: onRealPeople('1000 only'),
    }),
  },
  longestStepMs: milliseconds(400, {
    source: 'Two to three pictures of a swing.',
    testedRange: '200 and less',
  }),
});

const ROLLING = valuesOf(CHAIR_ROLLING_PARAMETERS);

/** Seated with the legs in view, the chair is turned to and fro or rolled, and its clerk with it. */
export function chairRollingEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = person.samples.map((sample) => ({ tMs: sample.tMs, value: overBorders(person, sample) }));
  return intervalsOn(samples, ROLLING.rolling).map((interval) => {
    const held = { border: ROLLING.rolling.enter, uncertainty: ROLLING.swingUncertaintyDeg / ROLLING.swingDeg };
    return eventOf('chair-rolling', person, interval, { confidence: confidenceOf(supportIn(samples, interval, held)) });
  });
}

function overBorders(person: MeasuredPerson, sample: PersonSample): Measured<number> {
  if (!sample.legs.available) return sample.legs;
  if (!keepsSeat(person, sample)) return measured(0);
  const near = within(person.samples, { startMs: sample.tMs - ROLLING.besideMs, endMs: sample.tMs + ROLLING.besideMs });
  const swingDeg = rangeOf(near.map(({ turn }) => turn.turnedDeg));
  const trunkPx = Math.max(1, distance(sample.shouldersPx, sample.hipsPx));
  const shiftPx = Math.min(
    rangeOf(near.map(({ hipsPx }) => hipsPx.x)),
    rangeOf(near.map(({ shouldersPx }) => shouldersPx.x)),
  );
  return measured(Math.max(swingDeg / ROLLING.swingDeg, shiftPx / trunkPx / ROLLING.rollTrunks));
}

const rangeOf = (values: readonly number[]): number => spread(values, ROLLING.outliersShare);
