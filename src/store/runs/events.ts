import type { Insertable, Selectable } from 'kysely';
import type { Blindness, CounterEvent } from '../../events/event.ts';
import { orNull } from '../database/codec.ts';
import type { BlindnessTable, EventsTable } from './runs-schema.ts';
import { type Mutable, type RunId, type StoredBlindness, type StoredEvent, withAbsolute } from './stored-timeline.ts';
import { placed, type WallClock } from './wall-clock.ts';

/** The columns to store an event of a run, with its absolute times where they are known. */
export const eventRow = (runId: RunId, clock: WallClock, event: CounterEvent): Insertable<EventsTable> => ({
  run_id: runId,
  ...placed(clock, event),
  type: event.type,
  person: event.person,
  role: event.role,
  post: orNull(event.post),
  variant: orNull(event.variant),
  peak_ms: orNull(event.peakMs),
  value: orNull(event.value),
  unit: orNull(event.unit),
  uncertainty: orNull(event.uncertainty),
  grade_deg: orNull(event.gradeDeg),
  confidence: event.confidence,
});

/** An event as read from its row, with absolute times where they are known. */
export function eventOf(row: Selectable<EventsTable>): StoredEvent {
  const event: Mutable<StoredEvent> = {
    id: row.id,
    runId: row.run_id,
    type: row.type,
    person: row.person,
    role: row.role,
    startMs: row.start_ms,
    endMs: row.end_ms,
    confidence: row.confidence,
  };
  if (row.post !== null) event.post = row.post;
  if (row.variant !== null) event.variant = row.variant;
  if (row.peak_ms !== null) event.peakMs = row.peak_ms;
  if (row.value !== null) event.value = row.value;
  if (row.unit !== null) event.unit = row.unit;
  if (row.uncertainty !== null) event.uncertainty = row.uncertainty;
  if (row.grade_deg !== null) event.gradeDeg = row.grade_deg;
  return withAbsolute(event, row);
}

/** The columns to store an interval of blindness, with its absolute times where they are known. */
export const blindnessRow = (runId: RunId, clock: WallClock, blind: Blindness): Insertable<BlindnessTable> => ({
  run_id: runId,
  ...placed(clock, blind),
  quantity: blind.quantity,
  person: blind.person,
  role: blind.role,
  reason: blind.reason,
});

/** An interval of blindness as read from its row, with absolute times where they are known. */
export const blindnessOf = (row: Selectable<BlindnessTable>): StoredBlindness =>
  withAbsolute<Mutable<StoredBlindness>>(
    {
      id: row.id,
      runId: row.run_id,
      quantity: row.quantity,
      person: row.person,
      role: row.role,
      reason: row.reason,
      startMs: row.start_ms,
      endMs: row.end_ms,
    },
    row,
  );
