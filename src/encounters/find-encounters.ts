import type { Interval } from '../core/interval.ts';
import type { CounterEvent } from '../events/event.ts';
import type { Encounter } from './encounter.ts';
import { type EncounterOptions, encounterOptions } from './encounter-options.ts';
import { findPhases } from './phases.ts';
import { SeenFootage } from './seen-footage.ts';
import { findServedStays, type ServedStay } from './served-stays.ts';
import { findVisits, goneMs, leavingMs } from './visit.ts';

/**
 * Finds who was served when, from the events of one recording. Encounters are in order of time and do not overlap:
 * where one citizen follows another closely, the time between them is divided, half to the farewell of the first
 * and half to the arrival of the second.
 * @param footage the whole recording, in presentation time
 * @param gaps stretches of it without pictures, or with pictures that are no footage: who is there at their end may have come in them
 * @throws RangeError for options that are not lengths of time
 */
export function findEncounters(
  events: readonly CounterEvent[],
  footage: Interval,
  changes: Partial<EncounterOptions> = {},
  gaps: readonly Interval[] = [],
): Encounter[] {
  const options = encounterOptions(changes);
  const seen = new SeenFootage(footage, gaps, options);
  const stays = findServedStays(findVisits(events, options), events, seen, options);
  return stays.map((served, i) => {
    const startMs = borderMs(stays[i - 1], served, seen, options).startMs;
    const endMs = borderMs(served, stays[i + 1], seen, options).endMs;
    const beginsInFootage = !seen.isCutBefore(served.stay);
    const hasTurned = isLastPart(served) && served.visit.turnedAway !== undefined;
    const endsInFootage = !seen.isCutAfter(served.stay, hasTurned) || turnedInFootage(served);
    const atCounter = atCounterOf(served);
    const borders = { startMs, endMs, atCounter, handovers: served.handovers, beginsInFootage, endsInFootage };
    return {
      id: `e${i + 1}`,
      citizen: served.visit.citizen,
      startMs,
      endMs,
      atCounter,
      phases: findPhases(borders, events, options),
      beginsInFootage,
      endsInFootage,
    };
  });
}

const isLastPart = ({ stay, visit }: ServedStay): boolean => stay.endMs >= leavingMs(visit);
const turnedInFootage = (served: ServedStay): boolean =>
  isLastPart(served) && served.visit.turnedAway !== undefined && served.visit.turnedAway.startMs < served.stay.endMs;

const atCounterOf = (served: ServedStay): Interval => ({
  startMs: served.stay.startMs,
  endMs: isLastPart(served) ? Math.max(served.stay.startMs, leavingMs(served.visit)) : served.stay.endMs,
});

/** Where the earlier encounter ends and the later one begins; either may be missing. */
function borderMs(
  before: ServedStay | undefined,
  after: ServedStay | undefined,
  seen: SeenFootage,
  options: EncounterOptions,
): { readonly startMs: number; readonly endMs: number } {
  const goneAtMs = before && (isLastPart(before) ? goneMs(before.visit) : before.stay.endMs);
  const { footage } = seen;
  const endMs = before
    ? Math.min(seen.untilMs(before.stay), goneAtMs! + options.afterLeavingMs)
    : Math.min(footage.endMs, footage.startMs + options.afterLeavingMs);
  const startMs = after
    ? Math.max(seen.fromMs(after.stay), after.stay.startMs - options.approachMs)
    : Math.max(footage.startMs, footage.endMs - options.approachMs);
  if (!before || !after || endMs <= startMs) return { startMs, endMs };
  const leftMs = atCounterOf(before).endMs;
  const middleMs = Math.max(leftMs, (leftMs + after.stay.startMs) / 2);
  return { startMs: middleMs, endMs: middleMs };
}
