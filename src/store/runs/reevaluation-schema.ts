import type { Generated } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';

export interface ReevaluationsTable {
  readonly id: Generated<number>;
  readonly cause: string;
  /** Of `queue-events`. */
  readonly window_id: number | null;
  /** Of `thresholds`. */
  readonly rulebook: string | null;
  readonly version: string | null;
  readonly from_at: EpochMilliseconds;
  readonly to_at: EpochMilliseconds | null;
  readonly actor: string;
  readonly created_at: EpochMilliseconds;
  readonly begun_at: EpochMilliseconds | null;
  readonly finished_at: EpochMilliseconds | null;
  readonly runs: number;
  readonly judged: number;
  readonly changed: number;
  readonly unmeasured: number;
}

export interface ReevaluationSchema {
  readonly reevaluations: ReevaluationsTable;
}
