import type { EpochMilliseconds } from '../../core/units.ts';
import type { Json } from '../database/codec.ts';

export interface AuditEntriesTable {
  /** 1, 2, 3 … without gaps. */
  readonly id: number;
  readonly at: EpochMilliseconds;
  /** `account:7`, `key:3`, `system`. */
  readonly actor: string;
  readonly actor_name: string;
  readonly action: string;
  readonly subject: string;
  readonly hall: string | null;
  readonly detail: Json;
  readonly hash: string;
}

/** One row: the number of entries and the hash of the last. */
export interface AuditHeadTable {
  readonly id: number;
  readonly entries: number;
  readonly hash: string;
}

export interface AuditSchema {
  readonly audit_entries: AuditEntriesTable;
  readonly audit_head: AuditHeadTable;
}
