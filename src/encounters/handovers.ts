import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { EventType } from '../events/catalog.ts';
import type { CounterEvent } from '../events/event.ts';
import type { EncounterOptions } from './encounter-options.ts';
import type { Visit } from './visit.ts';

const RECEIVES: readonly EventType[] = ['two-handed-receive', 'one-handed-receive', 'receive-hands-unseen'];
const GIVES: readonly EventType[] = ['two-handed-give', 'one-handed-give', 'give-hands-unseen'];

/** Whether somebody laid papers down for the other side to take. */
const isLaidDown = (event: CounterEvent, by: 'clerk' | 'citizen'): boolean =>
  event.type === 'paper-placed' && event.role === by;

/** Whether papers came from the other side, from hand to hand with however many hands, or laid down by the citizen. */
export const isReceive = (event: CounterEvent): boolean =>
  RECEIVES.includes(event.type) || isLaidDown(event, 'citizen');
/** Whether papers went to the other side, from hand to hand with however many hands, or laid down by the clerk. */
export const isGive = (event: CounterEvent): boolean => GIVES.includes(event.type) || isLaidDown(event, 'clerk');
/** Whether papers went over the counter, in either direction. */
export const isHandover = (event: CounterEvent): boolean => isReceive(event) || isGive(event);
/** Of the clerk's side, whoever laid them down. */
const isOfClerk = (event: CounterEvent): boolean =>
  isHandover(event) && (event.role === 'clerk' || event.type === 'paper-placed');

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
  const handovers = events.filter(isOfClerk).toSorted((a, b) => a.startMs - b.startMs);
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
