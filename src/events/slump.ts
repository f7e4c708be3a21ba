import type { Measured, Quantity } from '../core/measured.ts';
import { measured } from '../core/measured.ts';
import type { Degrees, Metres } from '../core/units.ts';
import { SIDES } from '../measurements/arm.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';
import type { CounterEvent } from './event.ts';
import { eventOf } from './event-of.ts';
import type { HysteresisOptions } from './hysteresis.ts';
import { intervalsOn } from './hysteresis.ts';

/** Leaning over the desk to write or to take papers stays below 25°; lying on it is above 35°. */
const LYING_DEG: Degrees = 32;
/** The back of a chair gives way by 10° and more; sitting upright sways by 3°. */
const LEANING_BACK_DEG: Degrees = 9;
/**
 * Hips slid to the front, back rounded: without leaning, shoulders sink (breathing and shrugging stay below 5 mm) and the
 * whole upper body sinks below its seat (a turned head alone lowers what is seen of the head, not the shoulders).
 */
const SUNK_M: Metres = 0.009;
const SUNK_SHARE = 0.095;
const UPRIGHT_DEG: Degrees = 8;
/** Whoever turns or tilts this far reaches for something beside the desk. */
const LARGEST_TURN_DEG: Degrees = 22;
const LARGEST_TILT_DEG: Degrees = 14;
/**
 * A wrist this far out to its own side shows the way or reaches for something (0.28 m in a rendered gesture), which takes the
 * shoulders along by a centimetre; of those who sink into the chair it stays within 0.1 m.
 */
const LARGEST_REACH_M: Metres = 0.2;
/** From here on somebody sits, upright or not: lying on the desk lifts the hips a little. */
const SEATED_UP_TO = 0.55;
/**
 * 1 is the border of any of the three. Rising passes through 33° in half a second, and whoever looks aside with folded arms
 * sinks by a centimetre for one and a half: slumping lasts.
 */
const SLUMPED: HysteresisOptions = { enter: 1, leave: 0.75, minHoldMs: 1800, releaseMs: 500, bridgeMs: 3000 };

/** Whether the trunk is bent as far as that of somebody who lies on the desk; standing, that is a deep bow. */
export const isBentToDesk = (lean: Measured<Quantity<Degrees>>): boolean =>
  lean.available && lean.value.value >= LYING_DEG;

/** Seated and not upright: lying on the desk, leaning back, or sunk into the chair. */
export function slumpEvents(person: MeasuredPerson): CounterEvent[] {
  const samples = person.samples.map((sample) => ({ tMs: sample.tMs, value: slump(sample) }));
  return intervalsOn(samples, SLUMPED).map((interval) => eventOf('slumped', person, interval, { confidence: 0.8 }));
}

function slump({ leanDeg, standingShare, sunkM, turn, arms }: PersonSample): Measured<number> {
  if (!standingShare.available) return standingShare;
  if (!leanDeg.available) return leanDeg;
  const lean = leanDeg.value.value;
  if (standingShare.value.value > SEATED_UP_TO) return measured(0);
  const lying = lean / LYING_DEG;
  const reachesAside = Math.abs(turn.turnedDeg) > LARGEST_TURN_DEG || Math.abs(turn.tiltedDeg) > LARGEST_TILT_DEG;
  if (reachesAside) return measured(lying);
  const isUpright = sunkM.available && Math.abs(lean) < UPRIGHT_DEG;
  const gestures = SIDES.some((side) => arms[side].available && arms[side].value.outwardM > LARGEST_REACH_M);
  const sunk = isUpright && !gestures ? Math.min(sunkM.value / SUNK_M, -standingShare.value.value / SUNK_SHARE) : 0;
  return measured(Math.max(lying, -lean / LEANING_BACK_DEG, sunk));
}
