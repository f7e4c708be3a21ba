import { TRUNK_LENGTH_M } from '../core/anatomy.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured, measured } from '../core/measured.ts';
import { metres, milliseconds, parameters, probability, trunkLengths, valuesOf } from '../core/parameter.ts';
import type { Metres } from '../core/units.ts';
import type { ArmReading } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { ONE_VALUE } from './tested-range.ts';

export const RAISED_HAND_PARAMETERS = parameters({
  raisedM: metres(0.02, {
    source:
      'Wrist above the shoulder. A greeting hand is there or higher; guiding and pointing stay 0.1 m and more below.',
    testedRange: ONE_VALUE,
  }),
  clearOfHeadTrunks: trunkLengths(0.36, {
    source:
      'A hand that scratches the head or holds the chin is within a quarter of the trunk’s length; margin for the rest.',
    testedRange: ONE_VALUE,
  }),
  /** Metres beyond both borders at once; lengths of the trunk count as those of an average one. */
  raised: {
    enter: metres(0, { source: 'The borders themselves.', testedRange: ONE_VALUE }),
    leave: metres(-0.02, {
      source: 'Assumption: landmark noise moves a hand by less.',
      testedRange: ONE_VALUE,
    }),
    minHoldMs: milliseconds(500, { source: 'Assumption: no greeting is shorter.', testedRange: ONE_VALUE }),
    releaseMs: milliseconds(300, {
      source: 'Assumption: a hand that drops for less is still raised.',
      testedRange: ONE_VALUE,
    }),
    bridgeMs: milliseconds(600, {
      source: 'Assumption: nobody lowers and raises a hand unseen within this time.',
      testedRange: ONE_VALUE,
    }),
  },
  confidence: probability(0.85, { source: 'Not measured.', testedRange: 'not tested' }),
});

const RAISED_HAND = valuesOf(RAISED_HAND_PARAMETERS);
/** Of somebody bent down to the desk: hands that rest there are as high as the shoulders without being raised. */
const DOWN = measured(-TRUNK_LENGTH_M);

/** One hand raised in greeting. */
export function raisedHandEvents(person: MeasuredPerson): CounterEvent[] {
  return SIDES.flatMap((side) => {
    const samples = person.samples.map(({ tMs, arms, leanDeg }) => ({
      tMs,
      value: isBentToDesk(leanDeg) ? DOWN : overBorders(arms[side]),
    }));
    return intervalsOn(samples, RAISED_HAND.raised).map((interval) =>
      eventOf('raised-hand', person, interval, { confidence: RAISED_HAND.confidence }),
    );
  });
}

const overBorders = (arm: Measured<ArmReading>): Measured<Metres> =>
  mapMeasured(arm, ({ raisedM, fromHeadTrunks }) =>
    Math.min(raisedM - RAISED_HAND.raisedM, (fromHeadTrunks - RAISED_HAND.clearOfHeadTrunks) * TRUNK_LENGTH_M),
  );
