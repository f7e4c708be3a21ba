import type { Role } from '../contract/role.ts';
import type { Interval } from '../core/interval.ts';
import type { CounterEvent, EventType } from './event.ts';

type Details = Omit<CounterEvent, 'type' | 'person' | 'role' | 'startMs' | 'endMs'>;

/** Times in whole milliseconds. */
export const eventOf = (
  type: EventType,
  { person, role }: { readonly person: string; readonly role: Role },
  { startMs, endMs }: Interval,
  details: Details,
): CounterEvent => ({ type, person, role, startMs: Math.round(startMs), endMs: Math.round(endMs), ...details });
