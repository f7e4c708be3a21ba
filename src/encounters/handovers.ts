import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { EventType } from '../events/catalog.ts';
import type { CounterEvent } from '../events/event.ts';
import type { EncounterOptions } from './encounter-options.ts';
import type { Visit } from './visit.ts';

const RECEIVES: readonly EventType[] = ['two-handed-receive', 'one-handed-receive', 'receive-hands-unseen'];
const GIVES: readonly EventType[] = ['two-handed-give', 'one-handed-give', 'give-hands-unseen'];

/** Whether the person took something from the other side, with however many hands. */
export const isReceive = (event: CounterEvent): boolean => RECEIVES.includes(event.type);
/** Whether the person gave something to the other side, with however many hands. */
export const isGive = (event: CounterEvent): boolean => GIVES.includes(event.type);
/** Whether something changed hands, in either direction. */
export const isHandover = (event: CounterEvent): boolean => isReceive(event) || isGive(event);

/**
 * The clerk's handovers during each visit, in order of time. A handover while nobody is at the counter belongs to no
 * visit.
 */
export function clerkHandoversByVisit(
  visits: readonly Visit[],
  events: readonly CounterEvent[],
  options: EncounterOptions,
): ReadonlyMap<Visit, readonly CounterEvent[]> {
  const byVisit = new Map<Visit, CounterEvent[]>();
  const handovers = events.filter((e) => e.role === 'clerk' && isHandover(e)).toSorted((a, b) => a.startMs - b.startMs);
  for (const handover of handovers) {
    const visit = ownerOf(handover, visits, events, options);
    if (visit) byVisit.set(visit, [...(byVisit.get(visit) ?? []), handover]);
  }
  return byVisit;
}

/**
 * The visit a handover belongs to. Among several citizens at the counter: the one whose own hands take part, else the
 * one present for most of the handover, else the one with the longest visit.
 */
function ownerOf(
  handover: CounterEvent,
  visits: readonly Visit[],
  events: readonly CounterEvent[],
  options: EncounterOptions,
): Visit | undefined {
  const around: Interval = {
    startMs: handover.startMs - options.handoverSlackMs,
    endMs: handover.endMs + options.handoverSlackMs,
  };
  const ownHandsMs = (visit: Visit) =>
    events
      .filter((e) => e.role !== 'clerk' && isHandover(e) && visit.trackIds.includes(e.person))
      .reduce((sum, e) => sum + overlapMs(e, handover), 0);
  return visits
    .filter((visit) => overlapMs(visit, around) > 0)
    .toSorted(
      (a, b) =>
        ownHandsMs(b) - ownHandsMs(a) ||
        overlapMs(b, handover) - overlapMs(a, handover) ||
        durationMs(b) - durationMs(a),
    )[0];
}
