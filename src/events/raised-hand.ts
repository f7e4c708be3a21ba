import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured, measured } from '../core/measured.ts';
import type { Degrees, Metres } from '../core/units.ts';
import type { ArmReading } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import type { HysteresisOptions } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';
import { LYING_DEG } from './slump.ts';

/** A greeting hand is at the height of the shoulder and above; guiding and pointing stay 0.1 m and more below. */
const RAISED_M: Metres = 0.02;
/** And clear of the head: one that scratches it or holds the chin is within a quarter of the trunk's length. */
const CLEAR_OF_HEAD_TRUNKS = 0.36;
/** A trunk's length in metres, so that both borders are passed in the same unit. */
const TRUNK_M: Metres = 0.45;
/** Metres over both borders at once. */
const RAISED: HysteresisOptions = { enter: 0, leave: -0.02, minHoldMs: 500, releaseMs: 300, bridgeMs: 600 };

/** One hand raised in greeting. */
export function raisedHandEvents(person: MeasuredPerson): CounterEvent[] {
  return SIDES.flatMap((side) => {
    const samples = person.samples.map(({ tMs, arms, leanDeg }) => ({
      tMs,
      value: isBent(leanDeg) ? measured(-TRUNK_M) : overBorders(arms[side]),
    }));
    return intervalsOn(samples, RAISED).map((interval) =>
      eventOf('raised-hand', person, interval, { confidence: 0.85 }),
    );
  });
}

/** Hands on the desk are at the height of shoulders that lie on it. */
const isBent = (lean: Measured<Quantity<Degrees>>): boolean => lean.available && lean.value.value >= LYING_DEG;

const overBorders = (arm: Measured<ArmReading>): Measured<Metres> =>
  mapMeasured(arm, ({ raisedM, fromHeadTrunks }) =>
    Math.min(raisedM - RAISED_M, (fromHeadTrunks - CLEAR_OF_HEAD_TRUNKS) * TRUNK_M),
  );
