import type { EpochMilliseconds } from '../../core/units.ts';
import type { Json } from '../database/codec.ts';
import type { Row } from '../database/row.ts';

export interface RulebookVersionsTable extends Row {
  readonly rulebook: string;
  readonly version: string;
  readonly changes: Json;
  readonly reason: string;
  readonly account_id: number;
  readonly created_at: EpochMilliseconds;
}

export interface RulebooksSchema {
  readonly rulebook_versions: RulebookVersionsTable;
}
