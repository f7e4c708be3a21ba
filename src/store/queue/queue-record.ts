import { MINUTE_MS } from '../../contract/durations.ts';
import type { CallingClock } from '../../core/calling-clock.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import type { StretchPart } from '../../duties/stretch.ts';
import type { QueueRecord } from '../../encounters/queue-event.ts';
import { WAITING_HOLDS_MS } from '../../encounters/waiting-counts.ts';
import { hashOf } from '../database/content-hash.ts';
import { findWindow, type WindowName } from '../places/places.ts';
import type { FootageRecord } from '../recordings/recordings.ts';
import type { Database } from '../schema.ts';
import { listQueueEvents } from './queue-events.ts';

/** A window's queue events around one recording, with a digest that identifies them. */
export interface RecordedQueue extends QueueRecord {
  /** Digest of events, clock and tolerance: the same ones make the same run. */
  readonly digest: string;
}

/** Finds the queue events around a recording; undefined where there are none. */
export type QueueLookup = (footage: PlacedFootage['footage']) => Promise<RecordedQueue | undefined>;

export interface PlacedFootage extends WindowName {
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly footage: Pick<FootageRecord, 'startMs' | 'durationMs'>;
}

/**
 * Time before and after a recording from which events are taken: a count from before still holds at the beginning, and
 * a citizen who left at the end may be evaluated later.
 */
export const QUEUE_BEFORE_MS: Milliseconds = WAITING_HOLDS_MS;
export const QUEUE_AFTER_MS: Milliseconds = 5 * MINUTE_MS;
const MOST_EVENTS = 100_000;

/**
 * Queue events around a recording, in its presentation time. Undefined where there are none, or the recording has no
 * known start.
 */
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

/** The part of a stretch's queue events that lies around one of its recordings, in the recording's time. */
export function queueAround(
  { events, toleranceMs }: RecordedQueue,
  { shiftMs, speaks }: Pick<StretchPart, 'shiftMs' | 'speaks'>,
): RecordedQueue | undefined {
  const around = events
    .filter(({ tMs }) => tMs >= speaks.startMs - QUEUE_BEFORE_MS && tMs < speaks.endMs + QUEUE_AFTER_MS)
    .map((event) => ({ ...event, tMs: Math.round(event.tMs - shiftMs) }));
  if (around.length === 0) return undefined;
  return { events: around, toleranceMs, digest: hashOf({ events: around, toleranceMs }) };
}
