import type { EpochMilliseconds } from '../../core/units.ts';
import type { QueueEventType } from '../../encounters/queue-event.ts';
import { orNull } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';

/** An event as the calling system sends it, by its own clock. */
export interface SentQueueEvent {
  /** The calling system's own id. */
  readonly externalId: string;
  readonly type: QueueEventType;
  readonly at: EpochMilliseconds;
  readonly ticket?: string | undefined;
  /** For `waiting` the number of citizens, for `evaluated` the grade. */
  readonly value?: number | undefined;
}

/**
 * Stores events; those that were sent before stay as they are.
 * @returns how many were new
 */
export async function insertQueueEvents(
  writing: Writing,
  windowId: number,
  events: readonly SentQueueEvent[],
  now: EpochMilliseconds,
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto('queue_events')
    .values(
      events.map(({ externalId, type, at, ticket, value }) => ({
        window_id: windowId,
        external_id: externalId,
        ...{ type, at, ticket: orNull(ticket), value: orNull(value), created_at: now },
      })),
    )
    .onConflict((conflict) => conflict.columns(['window_id', 'external_id']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Events of a window in a period by the calling system's clock, end not included, in order of time. */
export async function listQueueEvents(
  db: Database,
  windowId: number,
  period: { readonly from: EpochMilliseconds; readonly to: EpochMilliseconds },
  limit: number,
): Promise<SentQueueEvent[]> {
  const rows = await db
    .selectFrom('queue_events')
    .selectAll()
    .where('window_id', '=', windowId)
    .where('at', '>=', period.from)
    .where('at', '<', period.to)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    externalId: row.external_id,
    type: row.type as QueueEventType,
    at: row.at,
    ...(row.ticket !== null && { ticket: row.ticket }),
    ...(row.value !== null && { value: row.value }),
  }));
}
