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

/** One row: the number of entries, the hash of the last, and the signature of the last one that was signed. */
export interface AuditHeadTable {
  readonly id: number;
  readonly entries: number;
  readonly hash: string;
  /** The entry that `seal` signs; null before any is signed. */
  readonly sealed_entries: number | null;
  readonly seal: string | null;
}

export interface AuditSchema {
  readonly audit_entries: AuditEntriesTable;
  readonly audit_head: AuditHeadTable;
}
