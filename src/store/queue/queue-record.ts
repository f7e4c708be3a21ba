import { MINUTE_MS } from '../../contract/durations.ts';
import type { CallingClock } from '../../core/calling-clock.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { QueueRecord } from '../../encounters/queue-event.ts';
import { WAITING_HOLDS_MS } from '../../encounters/waiting-counts.ts';
import { hashOf } from '../database/content-hash.ts';
import { findWindow, type WindowName } from '../places/places.ts';
import type { FootageRecord } from '../recordings/recordings.ts';
import type { Database } from '../schema.ts';
import { listQueueEvents } from './queue-events.ts';

/** A window's calling system around one recording, as its run is known by. */
export interface RecordedQueue extends QueueRecord {
  /** Of events, clock and tolerance: the same ones make the same run. */
  readonly digest: string;
}

/** What a window's calling system says of a recording that covers this time; undefined where it says nothing. */
export type QueueLookup = (footage: PlacedFootage['footage']) => Promise<RecordedQueue | undefined>;

export interface PlacedFootage extends WindowName {
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly footage: Pick<FootageRecord, 'startMs' | 'durationMs'>;
}

/** What was told before still holds at the beginning; who left at the end may be evaluated later. */
export const QUEUE_BEFORE_MS: Milliseconds = WAITING_HOLDS_MS;
export const QUEUE_AFTER_MS: Milliseconds = 5 * MINUTE_MS;
const MOST_EVENTS = 100_000;

/** Undefined where nothing is known of that time, or the footage has none. */
export async function recordedQueue(
  db: Database,
  run: PlacedFootage,
  clock: CallingClock,
): Promise<RecordedQueue | undefined> {
  const { startedAt } = run;
  const window = startedAt === undefined ? undefined : await findWindow(db, run);
  if (startedAt === undefined || window === undefined) return undefined;
  const { startMs, durationMs } = run.footage;
  const { aheadMs, toleranceMs } = clock;
  const period = {
    from: startedAt + aheadMs - QUEUE_BEFORE_MS,
    to: startedAt + aheadMs + durationMs + QUEUE_AFTER_MS,
  };
  const told = await listQueueEvents(db, window.id, period, MOST_EVENTS);
  if (told.length === 0) return undefined;
  const events = told.map(({ type, at, ticket, value }) => ({
    type,
    tMs: startMs + (at - aheadMs - startedAt),
    ...(ticket !== undefined && { ticket }),
    ...(value !== undefined && { value }),
  }));
  return { events, toleranceMs, digest: hashOf({ events, toleranceMs }) };
}
