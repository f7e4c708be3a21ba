import { TRUNK_LENGTH_M } from '../core/anatomy.ts';
import type { Measured } from '../core/measured.ts';
import { mapMeasured, measured } from '../core/measured.ts';
import type { Metres } from '../core/units.ts';
import type { ArmReading } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import type { HysteresisOptions } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';
import { isBentToDesk } from './slump.ts';

/** A greeting hand is at the height of the shoulder and above; guiding and pointing stay 0.1 m and more below. */
const RAISED_M: Metres = 0.02;
/** And clear of the head: one that scratches it or holds the chin is within a quarter of the trunk's length. */
const CLEAR_OF_HEAD_TRUNKS = 0.36;
/** Of whoever is bent down to the desk: hands that rest there are at the height of the shoulders and raised by nothing. */
const DOWN = measured(-TRUNK_LENGTH_M);
/** Metres over both borders at once. */
const RAISED: HysteresisOptions = { enter: 0, leave: -0.02, minHoldMs: 500, releaseMs: 300, bridgeMs: 600 };

/** One hand raised in greeting. */
export function raisedHandEvents(person: MeasuredPerson): CounterEvent[] {
  return SIDES.flatMap((side) => {
    const samples = person.samples.map(({ tMs, arms, leanDeg }) => ({
      tMs,
      value: isBentToDesk(leanDeg) ? DOWN : overBorders(arms[side]),
    }));
    return intervalsOn(samples, RAISED).map((interval) =>
      eventOf('raised-hand', person, interval, { confidence: 0.85 }),
    );
  });
}

const overBorders = (arm: Measured<ArmReading>): Measured<Metres> =>
  mapMeasured(arm, ({ raisedM, fromHeadTrunks }) =>
    Math.min(raisedM - RAISED_M, (fromHeadTrunks - CLEAR_OF_HEAD_TRUNKS) * TRUNK_LENGTH_M),
  );
