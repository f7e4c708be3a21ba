import { FOREARM_LENGTH_M, TRUNK_LENGTH_M } from '../core/anatomy.ts';
import { durationMs, type Interval } from '../core/interval.ts';
import type { Measured } from '../core/measured.ts';
import { measured } from '../core/measured.ts';
import {
  count,
  degrees,
  metres,
  milliseconds,
  parameters,
  probability,
  trunkLengths,
  valuesOf,
} from '../core/parameter.ts';
import { median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Metres } from '../core/units.ts';
import { toDegrees, toRadians } from '../core/units.ts';
import type { ArmReading, Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import { isBentToDesk } from './bent-to-desk.ts';
import { confidenceOf } from './confidence.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import { intervalsOn } from './hysteresis.ts';
import { supportIn } from './support.ts';
import { ONE_VALUE, onRealPeople } from './tested-range.ts';

export const RAISED_HAND_PARAMETERS = parameters({
  raisedM: metres(0.02, {
    source:
      'Wrist above the shoulder. A greeting hand is there or higher; guiding and pointing stay 0.1 m and more below.',
    testedRange: ONE_VALUE,
  }),
  lowestRaisedM: metres(-0.25, {
    source: 'The chest: hands held lower rest, write or hand over. No clause says how high a greeting hand is.',
    testedRange: 'not tested',
  }),
  fingersFromUpDeg: degrees(45, {
    source: 'Half way from pointing up to lying flat.',
    testedRange: 'not tested',
  }),
  clearOfHeadTrunks: trunkLengths(0.36, {
    source:
      'A hand that scratches the head or holds the chin is within a quarter of the trunk’s length; margin for the rest.',
    testedRange: ONE_VALUE,
  }),
  besideTrunks: trunkLengths(0.22, {
    source: 'Signing and gesturing hands are before the chest (up to 0.15), greeting ones beside it (0.33 to 0.46).',
    testedRange: onRealPeople('0.22 only'),
  }),
  uprightForearmDeg: degrees(28, {
    source: 'Up to 22° from the vertical in 10 greetings; from 33° on in reaching, carrying and exercise.',
    testedRange: onRealPeople('28 only'),
  }),
  leastVisibility: probability(0.6, {
    source: 'Nothing hides the wrist of a hand held up beside the head; guessed ones have 0.1 to 0.5.',
    testedRange: onRealPeople('0.6 only'),
  }),
  fewestFingers: count(2, {
    source: 'A fist, or a hand that holds something, stretches fewer.',
    testedRange: onRealPeople('2 only'),
  }),
  /** Metres beyond all borders at once; lengths of the trunk count as those of an average one. */
  raised: {
    enter: metres(0, { source: 'The borders themselves.', testedRange: ONE_VALUE }),
    leave: metres(-0.03, {
      source: 'Assumption: landmark noise moves a hand by less.',
      testedRange: onRealPeople('-0.02 and -0.03'),
    }),
    minHoldMs: milliseconds(800, {
      source: 'A greeting lasts 1.2 s and more; passing gestures and throws reach the borders for up to 0.6 s.',
      testedRange: onRealPeople('500, 600 and 800'),
    }),
    releaseMs: milliseconds(300, {
      source: 'Assumption: a hand that drops for less is still raised.',
      testedRange: ONE_VALUE,
    }),
    bridgeMs: milliseconds(600, {
      source: 'Assumption: nobody lowers and raises a hand unseen within this time.',
      testedRange: ONE_VALUE,
    }),
  },
  longestMs: milliseconds(6000, {
    source:
      'Assumption, twice and more what a greeting or a call takes (1.2 to 2.5 s): a hand that stays up longer rests on ' +
      'something, or holds it, as that of a musician for 9.7 s.',
    testedRange: onRealPeople('6000 only'),
  }),
  longestStepMs: milliseconds(300, {
    source: 'Half of the shortest greeting: two pictures show the hand up.',
    testedRange: '200 and less, on recordings of 5 and more frames a second',
  }),
  uncertaintyM: metres(0.03, {
    source: 'Assumption: landmark noise of a hand, as the lower border has it.',
    testedRange: 'not tested',
  }),
});

const RAISED_HAND = valuesOf(RAISED_HAND_PARAMETERS);
/**
 * Value for a person bent down to the desk: hands that rest there are as high as the shoulders without being raised.
 */
const DOWN = measured(-TRUNK_LENGTH_M);

/** One open hand raised beside the head, as in greeting; both at once are exercise, or carrying. */
export const raisedHandEvents = (person: MeasuredPerson): CounterEvent[] =>
  openHands(person, 'raised-hand', { otherBelowM: RAISED_HAND.raisedM, over: overBorders });

/** One open hand held up before or beside the chest, its fingers upwards: some greet so. */
export const lowRaisedHandEvents = (person: MeasuredPerson): CounterEvent[] =>
  openHands(person, 'low-raised-hand', { otherBelowM: RAISED_HAND.lowestRaisedM, over: overLowBorders });

/** When one hand was beyond its borders and open, while the other was lower than `otherBelowM`. */
function openHands(
  person: MeasuredPerson,
  type: 'raised-hand' | 'low-raised-hand',
  { otherBelowM, over }: { readonly otherBelowM: Metres; over(arm: Measured<ArmReading>): Measured<Metres> },
): CounterEvent[] {
  return SIDES.flatMap((side) => {
    const samples = person.samples.map(({ tMs, arms, leanDeg }) => ({
      tMs,
      value: isBentToDesk(leanDeg) || isUp(arms[opposite(side)], otherBelowM) ? DOWN : over(arms[side]),
    }));
    return intervalsOn(samples, RAISED_HAND.raised)
      .filter((interval) => durationMs(interval) <= RAISED_HAND.longestMs && isOpen(person, side, interval))
      .map((interval) => {
        const held = { border: RAISED_HAND.raised.enter, uncertainty: RAISED_HAND.uncertaintyM };
        return eventOf(type, person, interval, { confidence: confidenceOf(supportIn(samples, interval, held)) });
      });
  });
}

const isUp = (arm: Measured<ArmReading>, borderM: Metres): boolean => arm.available && arm.value.raisedM > borderM;
const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** Whether the hand is open, as far as it was looked at. */
function isOpen(person: MeasuredPerson, side: Side, interval: Interval): boolean {
  const fingers = within(person.samples, interval).flatMap(({ arms }) => {
    const arm = arms[side];
    return arm.available && arm.value.fingersOut.available ? [arm.value.fingersOut.value] : [];
  });
  return fingers.length === 0 || median(fingers) >= RAISED_HAND.fewestFingers;
}

function overBorders(arm: Measured<ArmReading>): Measured<Metres> {
  if (!arm.available) return arm;
  const { raisedM, fromHeadTrunks, besideTrunks, forearmFromUpDeg, visibility } = arm.value;
  if (visibility < RAISED_HAND.leastVisibility) return DOWN;
  return measured(
    Math.min(
      raisedM - RAISED_HAND.raisedM,
      (fromHeadTrunks - RAISED_HAND.clearOfHeadTrunks) * TRUNK_LENGTH_M,
      (besideTrunks - RAISED_HAND.besideTrunks) * TRUNK_LENGTH_M,
      toRadians(RAISED_HAND.uprightForearmDeg - forearmFromUpDeg) * FOREARM_LENGTH_M,
    ),
  );
}

function overLowBorders(arm: Measured<ArmReading>): Measured<Metres> {
  if (!arm.available) return arm;
  const { raisedM, fromHeadTrunks, wristPx, handPx, visibility } = arm.value;
  if (visibility < RAISED_HAND.leastVisibility || raisedM > RAISED_HAND.raisedM) return DOWN;
  const fromUpDeg = toDegrees(Math.atan2(Math.abs(handPx.x - wristPx.x), wristPx.y - handPx.y));
  if (fromUpDeg > RAISED_HAND.fingersFromUpDeg) return DOWN;
  return measured(
    Math.min(raisedM - RAISED_HAND.lowestRaisedM, (fromHeadTrunks - RAISED_HAND.clearOfHeadTrunks) * TRUNK_LENGTH_M),
  );
}
