import { readFileSync } from 'node:fs';
import type { ObservableQuantity } from '../../src/contract/observable-quantity.ts';
import type { UnavailableReason } from '../../src/contract/unavailable-reason.ts';
import type { Interval } from '../../src/core/interval.ts';
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

/** The events of a truth file, as far as they are ours to detect. */
export function truthEvents(file: URL, types: readonly EventType[]): { events: CounterEvent[]; footage: Interval } {
  const truth = JSON.parse(readFileSync(file, 'utf8'));
  const events = truth.events
    .filter((e: { type: EventType }) => types.includes(e.type))
    .map(
      (e: {
        type: EventType;
        person: string;
        startMs: number;
        endMs: number;
        peakDeg?: number;
        baselineDeg?: number;
      }) => ({
        type: e.type,
        person: `${e.person}-1`,
        role: e.person,
        startMs: e.startMs,
        endMs: e.endMs,
        confidence: 1,
        ...(e.peakDeg !== undefined && {
          value: e.peakDeg - (e.baselineDeg ?? 0),
          uncertainty: 1,
          unit: 'deg' as const,
        }),
      }),
    );
  const startMs = truth.startOffsetMs ?? 0;
  return { events, footage: { startMs, endMs: startMs + truth.durationMs } };
}
