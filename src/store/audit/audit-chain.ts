import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { AuditEntriesTable } from './audit-schema.ts';

/** A person, machine or the system itself, as the one who did something: `account:7`, `key:3`, `system`. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** Address of the client, noted with what was done. */
  readonly address?: string;
}

export const SYSTEM: Actor = { id: 'system', name: 'system' };

/** What was done to what. */
export interface AuditNote {
  /** `review.record`, `clip.read` … */
  readonly action: string;
  /** `finding:12`, `account:3` … */
  readonly subject: string;
  readonly hall?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type AuditRow = Selectable<AuditEntriesTable>;

export interface AuditEntry extends Required<Pick<AuditNote, 'action' | 'subject' | 'detail'>> {
  readonly id: number;
  readonly at: EpochMilliseconds;
  readonly actor: Actor;
  readonly hall?: string;
  readonly hash: string;
}

/** The hash before the first entry. */
export const EMPTY_CHAIN_HASH = '0'.repeat(64);

/**
 * SHA-256 over the hash of the entry before and every field of this one, each with its length so that fields cannot run
 * together.
 */
export function auditHash(former: string, row: Omit<AuditRow, 'hash'>): string {
  const hash = createHash('sha256').update(former);
  for (const field of [row.id, row.at, row.actor, row.actor_name, row.action, row.subject, row.hall, row.detail]) {
    const text = field === null ? '' : String(field);
    hash.update(`${field === null ? '-' : text.length}:${text};`);
  }
  return hash.digest('hex');
}

/** An entry as read from its row. */
export function auditEntryOf(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    actor: { id: row.actor, name: row.actor_name },
    action: row.action,
    subject: row.subject,
    ...(row.hall !== null && { hall: row.hall }),
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    hash: row.hash,
  };
}
