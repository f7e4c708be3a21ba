import type { Interval } from '../core/interval.ts';
import { durationMs, overlapMs } from '../core/interval.ts';
import { mapMeasured } from '../core/measured.ts';
import { count, milliseconds, parameters, share, trunkLengths, valuesOf } from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { keepsSeat } from './seated-moment.ts';
import { supportIn, uncertaintyOf } from './support.ts';
import { ONE_VALUE_ON_CLIPS, onRealPeople } from './tested-range.ts';

export const LEG_SHAKING_PARAMETERS = parameters({
  /** Bounce of the less moved of knee and ankle, in lengths of the trunk. */
  shaking: {
    enter: trunkLengths(0.026, {
      source:
        'Shaking legs bounce by 0.03 to 0.07, legs that are crossed or turned along by up to 0.03, resting ones by 0.015.',
      testedRange: onRealPeople('0.024 to 0.03'),
    }),
    leave: trunkLengths(0.022, {
      source: 'Assumption: landmark noise of a trunk of 120 pixels is 0.01.',
      testedRange: onRealPeople('0.022 only'),
    }),
    minHoldMs: milliseconds(1500, {
      source: 'Shifting a leg or stepping bounces for less.',
      testedRange: onRealPeople('1500 only'),
    }),
    releaseMs: milliseconds(600, {
      source: 'Assumption: a pause of less belongs to the same shaking.',
      testedRange: onRealPeople('600 only'),
    }),
    bridgeMs: milliseconds(1000, {
      source: 'Assumption: nobody stops and shakes again unseen within this time.',
      testedRange: onRealPeople('1000 only'),
    }),
  },
  fewestPassesPerS: count(4, {
    source:
      'Legs shake two to six times a second and pass the middle twice each time; slower moves pass it less often.',
    testedRange: onRealPeople('4 only'),
  }),
  rollingShare: share(0.3, {
    source: 'Assumption: more of it than this under a rolling chair is part of that.',
    testedRange: 'not tested',
  }),
  longestStepMs: milliseconds(130, {
    source: 'Legs shake three to five times a second: between pictures farther apart the shaking is not seen.',
    testedRange: ONE_VALUE_ON_CLIPS,
  }),
});

const SHAKING = valuesOf(LEG_SHAKING_PARAMETERS);

/**
 * Seated, a leg bounces on the spot.
 * @param rolls when the chair was turned or rolled, which takes the legs along
 */
export function legShakingEvents(person: MeasuredPerson, rolls: readonly Interval[]): CounterEvent[] {
  const samples = person.samples.map((sample) => ({
    tMs: sample.tMs,
    value: mapMeasured(sample.legUnrest, ({ bounceTrunks }) => (keepsSeat(person, sample) ? bounceTrunks.value : 0)),
  }));
  return intervalsOn(samples, SHAKING.shaking).flatMap((interval) => {
    if (rolls.some((roll) => overlapMs(roll, interval) > SHAKING.rollingShare * durationMs(interval))) return [];
    const inside = within(person.samples, interval);
    const unrests = inside.flatMap(({ legUnrest }) => (legUnrest.available ? [legUnrest.value] : []));
    if (median(unrests.map(({ passesPerS }) => passesPerS)) < SHAKING.fewestPassesPerS) return [];
    const uncertainty = uncertaintyOf(
      inside.map(({ legUnrest }) => mapMeasured(legUnrest, (unrest) => unrest.bounceTrunks)),
    );
    const held = { border: SHAKING.shaking.leave, uncertainty };
    return [eventOf('leg-shaking', person, interval, { confidence: confidenceOf(supportIn(samples, interval, held)) })];
  });
}
