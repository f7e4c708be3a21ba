import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { QueueEvent, QueueEventType, QueueRecord } from './queue-event.ts';

/** One number of the calling system, from its call to its end. */
export interface Ticket {
  /** Left out where the calling system gives no number. */
  readonly ticket?: string;
  /** The last call before anybody arrived. */
  readonly calledMs?: Milliseconds;
  readonly arrivedMs?: Milliseconds;
  readonly finishedMs?: Milliseconds;
  readonly evaluatedMs?: Milliseconds;
  readonly grade?: number;
}

type Draft = { -readonly [K in keyof Ticket]: Ticket[K] };

/**
 * Groups the events of the calling system by number, in order of their first event. A number that is called again after
 * it was finished is another ticket.
 */
export function ticketsOf(events: readonly QueueEvent[]): Ticket[] {
  const drafts: Draft[] = [];
  for (const event of events) {
    if (event.type === 'waiting') continue;
    const latest = drafts.findLast(({ ticket }) => event.ticket === undefined || ticket === event.ticket);
    const isOver = latest !== undefined && hasEnd(latest);
    // An evaluation may follow the end of a ticket; every call without a number is a new ticket.
    const isNew =
      latest === undefined ||
      (event.type === 'called' && (isOver || event.ticket === undefined)) ||
      (event.type === 'arrived' && isOver);
    const draft: Draft = isNew ? { ...(event.ticket !== undefined && { ticket: event.ticket }) } : latest;
    if (isNew) drafts.push(draft);
    note(draft, event);
  }
  return drafts;
}

function note(draft: Draft, { type, tMs, value }: QueueEvent): void {
  switch (type) {
    case 'called':
      if (draft.arrivedMs === undefined) draft.calledMs = tMs;
      return;
    case 'arrived':
      draft.arrivedMs ??= tMs;
      return;
    case 'finished':
      draft.finishedMs = tMs;
      return;
    case 'evaluated':
      draft.evaluatedMs ??= tMs;
      if (value !== undefined) draft.grade = value;
      return;
    case 'waiting':
      return;
  }
}

/** Whether anybody answered the call: a number that is called in vain and put away also looks finished. */
export const hasArrived = ({ arrivedMs, evaluatedMs }: Ticket): boolean =>
  arrivedMs !== undefined || evaluatedMs !== undefined;

/** Whether the calling system says that serving this number is over. */
export const hasEnd = ({ finishedMs, evaluatedMs }: Ticket): boolean =>
  finishedMs !== undefined || evaluatedMs !== undefined;

const beginningMs = ({ arrivedMs, calledMs, evaluatedMs, finishedMs }: Ticket): Milliseconds =>
  arrivedMs ?? calledMs ?? evaluatedMs ?? finishedMs!;

/** The interval in which each ticket is served. A ticket without an end lasts until the next one begins. */
export function servedSpans(tickets: readonly Ticket[]): readonly Interval[] {
  return tickets.map((ticket, i) => {
    const startMs = beginningMs(ticket);
    const next = tickets[i + 1];
    const nextMs = next === undefined ? Number.POSITIVE_INFINITY : (next.calledMs ?? beginningMs(next));
    return { startMs, endMs: Math.max(startMs, ticket.finishedMs ?? ticket.evaluatedMs ?? nextMs) };
  });
}

/** Keys that the clerk presses. Citizens press a key themselves on arrival and to evaluate the service. */
const CLERK_KEYS: readonly QueueEventType[] = ['called', 'finished'];

/** When the clerk pressed a key of the calling system, each widened by the tolerance: somebody was at the desk then. */
export const clerkKeyPresses = ({ events, toleranceMs }: QueueRecord): Interval[] =>
  events
    .filter(({ type }) => CLERK_KEYS.includes(type))
    .map(({ tMs }) => ({ startMs: tMs - toleranceMs, endMs: tMs + toleranceMs }));
