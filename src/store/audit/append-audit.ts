import type { EpochMilliseconds } from '../../core/units.ts';
import { orNull, toJson } from '../database/codec.ts';
import type { Writing } from '../schema.ts';
import { type Actor, type AuditNote, auditHash, EMPTY_CHAIN_HASH } from './audit-chain.ts';

const HEAD_ROW = 1;

/** Adds entries to the chain. The head's row is locked, so that nobody else adds any until the transaction ends. */
export async function appendAudit(
  writing: Writing,
  actor: Actor,
  notes: readonly AuditNote[],
  now: EpochMilliseconds,
): Promise<void> {
  if (notes.length === 0) return;
  let { entries, hash } = await lockHead(writing, notes.length);
  entries -= notes.length;
  for (const note of notes) {
    entries += 1;
    const row = {
      id: entries,
      at: now,
      actor: actor.id,
      actor_name: actor.name,
      action: note.action,
      subject: note.subject,
      hall: orNull(note.hall),
      detail: toJson({ ...note.detail, ...(actor.address !== undefined && { address: actor.address }) }),
    };
    hash = auditHash(hash, row);
    await writing
      .insertInto('audit_entries')
      .values({ ...row, hash })
      .execute();
  }
  await writing.updateTable('audit_head').set({ hash }).where('id', '=', HEAD_ROW).execute();
}

/**
 * Locks the head of the chain until the transaction ends, so that whatever is numbered meanwhile becomes visible in
 * order of its numbers.
 */
export const lockHead = (writing: Writing, count = 0): Promise<{ entries: number; hash: string }> =>
  writing
    .insertInto('audit_head')
    .values({ id: HEAD_ROW, entries: count, hash: EMPTY_CHAIN_HASH })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ entries: eb('audit_head.entries', '+', count) })),
    )
    .returning(['entries', 'hash'])
    .executeTakeFirstOrThrow();
