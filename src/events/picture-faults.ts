import { type CameraCondition, isPictureFault, type PictureFault } from '../contract/picture-fault.ts';
import type { Interval } from '../core/interval.ts';
import { milliseconds, parameters, valuesOf } from '../core/parameter.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Blindness } from './event.ts';

/** A stretch in which a camera's picture was no footage. */
export interface FaultyPicture extends Interval {
  readonly fault: PictureFault;
}

/** The condition of a camera's picture at a time, and since when it lasts as far as that is known. */
export interface ConditionSince {
  readonly condition: CameraCondition;
  readonly sinceMs: Milliseconds;
}

export const PICTURE_FAULT_PARAMETERS = parameters({
  mayGoOnMs: milliseconds(5000, {
    source:
      'Assumption: a fault that ended no longer ago may go on, as a frozen picture changes a little at key pictures.',
    testedRange: 'not tested',
  }),
});

const PICTURE_FAULT = valuesOf(PICTURE_FAULT_PARAMETERS);

/** The faults of the picture in what nothing could be said of, in order of time. */
export const pictureFaults = (blindness: readonly Blindness[]): FaultyPicture[] =>
  blindness
    .flatMap(({ startMs, endMs, reason, quantity, role }) =>
      isPictureFault(reason) && quantity === 'presence' && role === 'clerk' ? [{ startMs, endMs, fault: reason }] : [],
    )
    .sort((a, b) => a.startMs - b.startMs);

/** The condition at the end of what was seen. */
export function conditionAtEnd(blindness: readonly Blindness[], seen: Interval): ConditionSince {
  const last = pictureFaults(blindness).at(-1);
  if (last === undefined) return { condition: 'ok', sinceMs: seen.startMs };
  if (seen.endMs - last.endMs <= PICTURE_FAULT.mayGoOnMs) return { condition: last.fault, sinceMs: last.startMs };
  return { condition: 'ok', sinceMs: last.endMs };
}
