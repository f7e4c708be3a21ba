import type { ObservableQuantity } from '../../src/contract/observable-quantity.ts';
import type { UnavailableReason } from '../../src/contract/unavailable-reason.ts';
import { EVENT_CATALOG, type EventType } from '../../src/events/catalog.ts';
import type { Blindness, CounterEvent } from '../../src/events/event.ts';

/** An event of `clerk-1`, or of `citizen-1` where the type is about citizens. */
export function event(type: EventType, startMs: number, endMs: number, more: Partial<CounterEvent> = {}): CounterEvent {
  const role = more.role ?? EVENT_CATALOG[type].role;
  return { type, person: `${role}-1`, role, startMs, endMs, confidence: 0.9, ...more };
}

export const bow = (startMs: number, endMs: number, value: number, uncertainty: number): CounterEvent =>
  event('bow', startMs, endMs, { value, uncertainty, unit: 'deg', peakMs: (startMs + endMs) / 2 });

export const citizen = (id: number) => ({ person: `citizen-${id}`, role: 'citizen' as const });

export const blind = (
  quantity: ObservableQuantity,
  startMs: number,
  endMs: number,
  reason: UnavailableReason = 'occluded',
): Blindness => ({ quantity, startMs, endMs, reason, person: 'clerk-1', role: 'clerk' });
