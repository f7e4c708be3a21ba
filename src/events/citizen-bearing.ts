import type { CounterPoint } from '../core/counter-camera.ts';
import { firstAtOrAfter } from '../core/time-order.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';
import { toDegrees } from '../core/units.ts';
import type { MeasuredPerson, PersonSample } from '../measurements/measure-people.ts';

/** In which direction one place lies from another, about the vertical: 0 across the counter, + to a clerk's left. */
const bearingDeg = (from: CounterPoint, to: CounterPoint): Degrees =>
  toDegrees(Math.atan2(to.x - from.x, to.z - from.z));

/** Where the clerk's head would face to look at a person in the same picture; undefined where one place is not known. */
export function bearingTo(clerk: PersonSample, other: MeasuredPerson): Degrees | undefined {
  const across = sampleAt(other, clerk.tMs);
  if (!across?.headAt.available || !clerk.headAt.available) return undefined;
  return bearingDeg(clerk.headAt.value, across.headAt.value);
}

function sampleAt({ samples }: MeasuredPerson, tMs: Milliseconds): PersonSample | undefined {
  const sample = samples[firstAtOrAfter(samples, tMs)];
  return sample?.tMs === tMs ? sample : undefined;
}
