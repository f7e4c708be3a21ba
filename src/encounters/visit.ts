import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { CounterEvent } from '../events/event.ts';
import type { EncounterOptions } from './encounter-options.ts';

/** One person's stay at the counter, joined again after short occlusion or a change of track id. */
export interface Visit extends Interval {
  readonly citizen: string;
  /** Every track id the citizen had. */
  readonly trackIds: readonly string[];
  /** The turn away from the counter that ended the stay, where it was seen. */
  readonly turnedAway?: Interval;
}

/** Joins presences to visits, in order of their beginning. Visits of different people may overlap. */
export function findVisits(events: readonly CounterEvent[], options: EncounterOptions): Visit[] {
  const turns = events.filter((e) => e.type === 'citizen-turned-away');
  const presences = events
    .filter((e) => e.type === 'citizen-present')
    .toSorted((a, b) => a.startMs - b.startMs || b.endMs - a.endMs);
  const visits: Visit[] = [];
  for (const presence of presences) {
    const at = visits.findLastIndex((visit) => isContinuedBy(visit, presence, options));
    const before = visits[at];
    const endMs = Math.max(before?.endMs ?? presence.endMs, presence.endMs);
    const trackIds = [...new Set([...(before?.trackIds ?? []), presence.person])];
    const mayBeHis = (person: string) => trackIds.includes(person) || !presences.some((p) => p.person === person);
    const turnedAway = turns.findLast((t) => mayBeHis(t.person) && endsStay(t, endMs, options));
    const visit: Visit = {
      citizen: before?.citizen ?? presence.person,
      trackIds,
      startMs: before?.startMs ?? presence.startMs,
      endMs,
      ...(turnedAway && { turnedAway: { startMs: turnedAway.startMs, endMs: turnedAway.endMs } }),
    };
    if (at >= 0) visits[at] = visit;
    else visits.push(visit);
  }
  return visits;
}

function isContinuedBy(visit: Visit, presence: CounterEvent, options: EncounterOptions): boolean {
  const gapMs = presence.startMs - visit.endMs;
  if (visit.trackIds.includes(presence.person)) return gapMs <= options.sameCitizenGapMs;
  const isOtherPerson = visit.turnedAway !== undefined || overlapMs(visit, presence) > options.changedTrackOverlapMs;
  return !isOtherPerson && gapMs <= options.changedTrackGapMs;
}

/** Whether a turn ends the stay. A turn to a bag or a companion is followed by more presence. */
const endsStay = (turn: Interval, stayEndMs: number, options: EncounterOptions): boolean =>
  turn.endMs >= stayEndMs - options.turnBorderMs && turn.startMs <= stayEndMs + options.changedTrackGapMs;

/** When the citizen turns away from the counter, or is gone from it where no turn was seen. */
export const leavingMs = (visit: Visit): number => Math.min(visit.endMs, visit.turnedAway?.startMs ?? visit.endMs);
/** When the citizen is gone from the counter and any turn away from it is over. */
export const goneMs = (visit: Visit): number => Math.max(visit.endMs, visit.turnedAway?.endMs ?? visit.endMs);

/** The parts of `whole` that none of `taken` covers, in order of time. */
export function without(whole: Interval, taken: readonly Interval[]): Interval[] {
  let parts: Interval[] = [{ startMs: whole.startMs, endMs: whole.endMs }];
  for (const cut of taken) {
    parts = parts.flatMap((part) =>
      overlapMs(part, cut) === 0
        ? [part]
        : [
            { startMs: part.startMs, endMs: Math.max(part.startMs, cut.startMs) },
            { startMs: Math.min(part.endMs, cut.endMs), endMs: part.endMs },
          ].filter((p) => durationMs(p) > 0),
    );
  }
  return parts;
}
