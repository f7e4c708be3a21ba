import type { LocalDay } from '../../contract/hall-time.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Row } from '../database/row.ts';

export interface TrainingsTable extends Row {
  readonly hall_id: number;
  /** Null for the whole hall. */
  readonly window_id: number | null;
  readonly day: LocalDay;
  readonly topic: string;
  readonly account_id: number;
  readonly created_at: EpochMilliseconds;
}

export interface ScoresSchema {
  readonly trainings: TrainingsTable;
}
