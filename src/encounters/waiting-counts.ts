import { MINUTE_MS } from '../contract/durations.ts';
import type { Milliseconds } from '../core/units.ts';
import type { QueueRecord, WaitingCount } from './queue-event.ts';

/**
 * Calling systems tell a number when it changes. In a hall that is open it changes within minutes; a number that stood for
 * longer was not kept up.
 */
export const WAITING_HOLDS_MS: Milliseconds = 30 * MINUTE_MS;

/**
 * From each count to the next, widened by the tolerance so that around a change both hold; undefined where the calling
 * system tells no counts.
 */
export function waitingCounts({ events, toleranceMs }: QueueRecord): WaitingCount[] | undefined {
  const told = events.filter((e) => e.type === 'waiting' && e.value !== undefined);
  if (told.length === 0) return undefined;
  return told.map(({ tMs, value }, i) => ({
    startMs: tMs - toleranceMs,
    endMs: Math.min(told[i + 1]?.tMs ?? Number.POSITIVE_INFINITY, tMs + WAITING_HOLDS_MS) + toleranceMs,
    waiting: value!,
  }));
}
