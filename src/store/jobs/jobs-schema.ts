import type { EpochMilliseconds } from '../../core/units.ts';
import type { Json } from '../database/codec.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'dead';

/** Jobs of a store in one file; on PostgreSQL pg-boss keeps its own tables. */
export interface JobsTable {
  readonly id: string;
  readonly kind: string;
  readonly payload: Json;
  readonly priority: number;
  readonly state: JobState;
  readonly attempts: number;
  readonly due_at: EpochMilliseconds;
  readonly heartbeat_at: EpochMilliseconds | null;
  readonly created_at: EpochMilliseconds;
  readonly settled_at: EpochMilliseconds | null;
  readonly result: Json | null;
  readonly problem: Json | null;
}

export interface JobSchedulesTable {
  readonly name: string;
  readonly kind: string;
  readonly payload: Json;
  readonly cron: string;
  readonly next_at: EpochMilliseconds;
}

export interface JobsSchema {
  readonly jobs: JobsTable;
  readonly job_schedules: JobSchedulesTable;
}
