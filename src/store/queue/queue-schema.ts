import type { EpochMilliseconds } from '../../core/units.ts';
import type { Row } from '../database/row.ts';

export interface QueueEventsTable extends Row {
  readonly window_id: number;
  /** The calling system's own id: an event sent twice is stored once. */
  readonly external_id: string;
  readonly type: string;
  readonly at: EpochMilliseconds;
  readonly ticket: string | null;
  readonly value: number | null;
  readonly created_at: EpochMilliseconds;
}

export interface QueueSchema {
  readonly queue_events: QueueEventsTable;
}
