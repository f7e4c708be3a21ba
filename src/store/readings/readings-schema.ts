import type { Buffer } from 'node:buffer';
import type { Generated } from 'kysely';
import type { EpochMilliseconds, Milliseconds, Pixels } from '../../core/units.ts';
import type { Json } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

/** The readings of one decoding; runs that only reevaluate them share one set. */
export interface ReadingSetsTable extends Row {
  /** Size of the pictures in whose pixels the readings are. */
  readonly picture_width: Pixels;
  readonly picture_height: Pixels;
  readonly created_at: EpochMilliseconds;
  /** When the readings show nobody but clerks; null until that is asked for. */
  readonly quiet: Generated<Json | null>;
}

export interface ReadingBlocksTable {
  readonly reading_set_id: number;
  readonly position: number;
  readonly start_ms: Milliseconds;
  readonly end_ms: Milliseconds;
  readonly frame_count: number;
  readonly data: Buffer;
}

export interface ReadingsSchema {
  readonly reading_sets: ReadingSetsTable;
  readonly reading_blocks: ReadingBlocksTable;
}
