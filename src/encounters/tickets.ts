import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { QueueEvent, QueueEventType, QueueRecord } from './queue-event.ts';

/** One number of the calling system, from its call to its end. */
export interface Ticket {
  /** Left out where the calling system gives none. */
  readonly ticket?: string;
  /** The last call before anybody came. */
  readonly calledMs?: Milliseconds;
  readonly arrivedMs?: Milliseconds;
  readonly finishedMs?: Milliseconds;
  readonly evaluatedMs?: Milliseconds;
  readonly grade?: number;
}

type Draft = { -readonly [K in keyof Ticket]: Ticket[K] };

/** In order of their first event. A number that is called again after it was finished is another ticket. */
export function ticketsOf(events: readonly QueueEvent[]): Ticket[] {
  const drafts: Draft[] = [];
  for (const event of events) {
    if (event.type === 'waiting') continue;
    const latest = drafts.findLast(({ ticket }) => event.ticket === undefined || ticket === event.ticket);
    const isOver = latest !== undefined && hasEnd(latest);
    // Somebody may still be asked for his evaluation once all is done; anonymous calls are each another's.
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

/** Whether somebody came: a number that is called and put away again looks finished, too. */
export const hasComer = ({ arrivedMs, evaluatedMs }: Ticket): boolean =>
  arrivedMs !== undefined || evaluatedMs !== undefined;

export const hasEnd = ({ finishedMs, evaluatedMs }: Ticket): boolean =>
  finishedMs !== undefined || evaluatedMs !== undefined;

const beginningMs = ({ arrivedMs, calledMs, evaluatedMs, finishedMs }: Ticket): Milliseconds =>
  arrivedMs ?? calledMs ?? evaluatedMs ?? finishedMs!;

/** When each is served; one without an end lasts until the next one begins. */
export function servedSpans(tickets: readonly Ticket[]): readonly Interval[] {
  return tickets.map((ticket, i) => {
    const startMs = beginningMs(ticket);
    const next = tickets[i + 1];
    const nextMs = next === undefined ? Number.POSITIVE_INFINITY : (next.calledMs ?? beginningMs(next));
    return { startMs, endMs: Math.max(startMs, ticket.finishedMs ?? ticket.evaluatedMs ?? nextMs) };
  });
}

/** Keys at the clerk's side; a citizen presses for himself that he has arrived, or how he was served. */
const OF_THE_CLERK: readonly QueueEventType[] = ['called', 'finished'];

/** When somebody at the post worked the calling system, as exactly as that is known. */
export const operatedStretches = ({ events, toleranceMs }: QueueRecord): Interval[] =>
  events
    .filter(({ type }) => OF_THE_CLERK.includes(type))
    .map(({ tMs }) => ({ startMs: tMs - toleranceMs, endMs: tMs + toleranceMs }));
