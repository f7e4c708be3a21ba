import type { Interval } from '../core/interval.ts';
import { within } from '../core/time-order.ts';
import type { Milliseconds } from '../core/units.ts';
import type { CheckedFrame } from './checked-frames.ts';
import { PICTURE_FAULT } from './picture-fault-parameters.ts';

const { upsideDown } = PICTURE_FAULT;

/** A check at which most people stood one way. */
interface Sighting {
  readonly tMs: Milliseconds;
  readonly isHeadDown: boolean;
}

/**
 * Where people stand on their heads for so long that the picture must be upside down: from the last sighting of people who
 * do not, or the beginning of the footage, to the next one, or the end.
 */
export function upsideDownPictures(checked: readonly CheckedFrame[], footage: Interval): Interval[] {
  const sightings = checked
    .filter(({ check }) => check.headsUp !== check.headsDown)
    .map(({ tMs, check }): Sighting => ({ tMs, isHeadDown: check.headsDown > check.headsUp }));
  const turned = turnedOver(sightings);
  const found: Interval[] = [];
  let [upright, startMs]: [Milliseconds, Milliseconds | undefined] = [footage.startMs, undefined];
  for (const [i, { tMs }] of sightings.entries()) {
    if (turned[i]) startMs ??= upright;
    else {
      if (startMs !== undefined) found.push({ startMs, endMs: tMs });
      [upright, startMs] = [tMs, undefined];
    }
  }
  return startMs === undefined ? found : [...found, { startMs, endMs: footage.endMs }];
}

/** For each sighting whether most around it are head down, or it is so itself next to such a one. */
function turnedOver(sightings: readonly Sighting[]): boolean[] {
  const turned = sightings.map((_, i) => isMostlyHeadDown(sightings, i));
  for (let i = 1; i < turned.length; i++) turned[i] ||= turned[i - 1]! && sightings[i]!.isHeadDown;
  for (let i = turned.length - 2; i >= 0; i--) turned[i] ||= turned[i + 1]! && sightings[i]!.isHeadDown;
  return turned;
}

function isMostlyHeadDown(sightings: readonly Sighting[], i: number): boolean {
  const { tMs } = sightings[i]!;
  const { windowMs, leastChecks, headDownShare } = upsideDown;
  const around = within(sightings, { startMs: tMs - windowMs, endMs: tMs + windowMs });
  const headDown = around.filter(({ isHeadDown }) => isHeadDown).length;
  return headDown >= leastChecks && headDown >= headDownShare * around.length;
}
