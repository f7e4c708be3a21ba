import { MINUTE_MS } from '../contract/durations.ts';
import type { Milliseconds } from '../core/units.ts';
import type { QueueRecord, WaitingCount } from './queue-event.ts';

/**
 * Assumption: calling systems report a number when it changes. In an open hall it changes within minutes, so a number
 * that stood for longer was not kept up to date.
 */
export const WAITING_HOLDS_MS: Milliseconds = 30 * MINUTE_MS;

/**
 * How many citizens waited, from each report to the next, widened by the tolerance so that around a change both hold.
 * Undefined where the calling system reports no counts.
 */
export function waitingCounts({ events, toleranceMs }: QueueRecord): WaitingCount[] | undefined {
  const reports = events.filter((e) => e.type === 'waiting' && e.value !== undefined);
  if (reports.length === 0) return undefined;
  return reports.map(({ tMs, value }, i) => ({
    startMs: tMs - toleranceMs,
    endMs: Math.min(reports[i + 1]?.tMs ?? Number.POSITIVE_INFINITY, tMs + WAITING_HOLDS_MS) + toleranceMs,
    waiting: value!,
  }));
}
