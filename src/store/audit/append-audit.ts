import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { orNull, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import { type Actor, type AuditNote, auditHash, EMPTY_CHAIN_HASH } from './audit-chain.ts';
import type { AuditHeadTable } from './audit-schema.ts';
import type { AuditMark, AuditSeal } from './audit-seal.ts';

const HEAD_ROW = 1;

type Head = Omit<Selectable<AuditHeadTable>, 'id'>;

/**
 * Adds entries to the chain. The head's row is locked, so that nobody else adds any until the transaction ends.
 * @param seal signs the new end, unless the log was cut or changed since it was signed last: that must stay visible
 * @returns the new end where it was signed; to be kept by `seal` once the transaction is stored
 */
export async function appendAudit(
  writing: Writing,
  actor: Actor,
  notes: readonly AuditNote[],
  now: EpochMilliseconds,
  seal?: AuditSeal,
): Promise<AuditMark | undefined> {
  if (notes.length === 0) return undefined;
  const head = await lockHead(writing, notes.length);
  let [entries, hash] = [head.entries - notes.length, head.hash];
  const signs = seal !== undefined && (await isAsSigned(writing, { ...head, entries }, seal));
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
  const signed = signs ? { sealed_entries: entries, seal: seal.sign({ entries, hash }) } : {};
  await writing
    .updateTable('audit_head')
    .set({ hash, ...signed })
    .where('id', '=', HEAD_ROW)
    .execute();
  return signs ? { entries, hash } : undefined;
}

/** Whether a log still reaches as far as it was signed, and as far as this machine has seen it. */
async function isAsSigned(db: Database, head: Head, seal: AuditSeal): Promise<boolean> {
  const { seen } = seal;
  if (head.seal === null || head.sealed_entries === null) return seen === undefined;
  if (head.entries < Math.max(head.sealed_entries, seen?.entries ?? 0)) return false;
  const hash = await hashOfEntry(db, head, head.sealed_entries);
  return hash !== undefined && seal.isSigned({ entries: head.sealed_entries, hash }, head.seal);
}

async function hashOfEntry(db: Database, head: Head, id: number): Promise<string | undefined> {
  if (id === head.entries) return head.hash;
  return (await db.selectFrom('audit_entries').select('hash').where('id', '=', id).executeTakeFirst())?.hash;
}

/**
 * Locks the head of the chain until the transaction ends, so that whatever is numbered meanwhile becomes visible in
 * order of its numbers.
 */
export const lockHead = (writing: Writing, count = 0): Promise<Head> =>
  writing
    .insertInto('audit_head')
    .values({ id: HEAD_ROW, entries: count, hash: EMPTY_CHAIN_HASH, sealed_entries: null, seal: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ entries: eb('audit_head.entries', '+', count) })),
    )
    .returning(['entries', 'hash', 'sealed_entries', 'seal'])
    .executeTakeFirstOrThrow();
