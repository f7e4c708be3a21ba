import type { Measured } from '../core/measured.ts';
import { mapMeasured } from '../core/measured.ts';
import { degrees, metres, milliseconds, parameters, share, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn, type Sample } from './hysteresis.ts';
import { isSeated } from './seated-moment.ts';
import { supportIn } from './support.ts';
import { onRealPeople } from './tested-range.ts';

export const LEGS_CROSSED_PARAMETERS = parameters({
  kneeRaisedM: metres(0.06, {
    source:
      'Of the higher knee above the other: 0.08 to 0.11 m crossed, 0 to 0.04 m side by side, by the pose net in a side view.',
    testedRange: onRealPeople('0.06 and 0.075'),
  }),
  ankleRaisedM: metres(0.055, {
    source: 'Of the same leg’s ankle: 0.07 to 0.11 m crossed, up to 0.04 m side by side; a stretched leg lifts none.',
    testedRange: onRealPeople('0.055 and 0.06'),
  }),
  ankleShare: share(0.65, {
    source:
      'Of the knee’s height: a leg laid over the other lifts its ankle as much or more; one that hides the other does not.',
    testedRange: onRealPeople('0.65 only'),
  }),
  largestKneesApartM: metres(0.42, {
    source: 'Level: 0.2 to 0.36 m crossed. Where one leg hides the other, the net guesses a knee as far off as 0.5 m.',
    testedRange: onRealPeople('0.42 only'),
  }),
  steadyMs: milliseconds(500, {
    source: 'Before and after a moment: legs that are only sometimes crossed are landmark noise.',
    testedRange: onRealPeople('500 only'),
  }),
  largestTurnDeg: degrees(14, {
    source: 'Whoever turns with the chair shows one knee nearer than the other, as if it were higher.',
    testedRange: onRealPeople('14 only'),
  }),
  uncertaintyM: metres(0.012, {
    source: 'Standard deviation of either height while legs keep still.',
    testedRange: onRealPeople('0.012 only'),
  }),
  /** 1 is the border of both heights at once. */
  crossed: {
    enter: share(1, { source: 'The borders themselves.', testedRange: onRealPeople('1 only') }),
    leave: share(0.7, {
      source: 'Assumption: landmark noise moves the heights by less than a third of their borders.',
      testedRange: onRealPeople('0.7 only'),
    }),
    minHoldMs: milliseconds(1500, {
      source: 'A leg that is shifted passes through it in a second.',
      testedRange: onRealPeople('1500 only'),
    }),
    releaseMs: milliseconds(600, {
      source: 'Assumption: uncrossing for less is landmark noise.',
      testedRange: onRealPeople('600 only'),
    }),
    bridgeMs: milliseconds(3000, {
      source: 'Assumption: nobody uncrosses and crosses the legs again unseen within this time.',
      testedRange: onRealPeople('3000 only'),
    }),
  },
  longestStepMs: milliseconds(1500, {
    source: 'One picture a second is taken while nothing moves, and crossed legs do not move.',
    testedRange: 'not tested',
  }),
});

const CROSSED = valuesOf(LEGS_CROSSED_PARAMETERS);

/** Seated, one knee laid over the other leg. */
export function legsCrossedEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = steadied(person.samples.map((sample) => ({ tMs: sample.tMs, value: overBorders(sample) })));
  return intervalsOn(samples, CROSSED.crossed).map((interval) => {
    const held = { border: CROSSED.crossed.enter, uncertainty: CROSSED.uncertaintyM / CROSSED.kneeRaisedM };
    return eventOf('legs-crossed', person, interval, { confidence: confidenceOf(supportIn(samples, interval, held)) });
  });
}

const overBorders = (sample: PersonSample): Measured<number> =>
  mapMeasured(sample.legPose, ({ kneeRaisedM, ankleRaisedM, kneesApartM }) => {
    const isGuess = kneesApartM > CROSSED.largestKneesApartM || ankleRaisedM < CROSSED.ankleShare * kneeRaisedM;
    const isTurned = Math.abs(sample.turn.turnedDeg) > CROSSED.largestTurnDeg;
    return isSeated(sample) && !isGuess && !isTurned
      ? Math.min(kneeRaisedM / CROSSED.kneeRaisedM, ankleRaisedM / CROSSED.ankleRaisedM)
      : 0;
  });

const steadied = (samples: readonly Sample[]): Sample[] =>
  samples.map(({ tMs, value }) => {
    const near = within(samples, { startMs: tMs - CROSSED.steadyMs, endMs: tMs + CROSSED.steadyMs });
    const seen = near.flatMap((other) => (other.value.available ? [other.value.value] : []));
    return { tMs, value: mapMeasured(value, () => median(seen)) };
  });
