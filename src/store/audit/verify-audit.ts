import type { Database } from '../schema.ts';
import { auditHash, EMPTY_CHAIN_HASH } from './audit-chain.ts';
import type { AuditSeal } from './audit-seal.ts';

export type AuditVerification =
  | {
      readonly intact: true;
      readonly entries: number;
      readonly hash: string;
      /** Up to which entry the log is signed with the key of this machine; left out without a key. */
      readonly signedEntries?: number;
    }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: number; readonly problem: string };

export interface AuditEvidence {
  /** The key that signs the log, and how far this machine has seen it. */
  readonly seal?: AuditSeal | undefined;
  /** The hash of an entry, as somebody has noted it elsewhere. */
  readonly expect?: string | undefined;
}

const ENTRIES_PER_READ = 1000;

/**
 * Recomputes every hash from the first entry on, and compares them with the head, with its signature, with how far this
 * machine has seen the log, and with the hash that somebody has noted.
 */
export async function verifyAudit(db: Database, { seal, expect }: AuditEvidence = {}): Promise<AuditVerification> {
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
  const signature = head?.seal ?? undefined;
  const signedAt = head?.sealed_entries ?? 0;
  let [last, hash, isFound] = [0, EMPTY_CHAIN_HASH, expect === undefined];
  for (;;) {
    const rows = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(ENTRIES_PER_READ)
      .execute();
    for (const row of rows) {
      if (row.id !== last + 1) return broken(last + 1, last, `entry ${last + 1} is missing`);
      hash = auditHash(hash, row);
      if (hash !== row.hash) return broken(row.id, last, `entry ${row.id} is not what was written`);
      last = row.id;
      isFound ||= hash === expect;
      // Entries added since the head was read are checked too; the head then lies inside the chain.
      if (head !== undefined && last === head.entries && hash !== head.hash)
        return broken(last, last, `entry ${last} is not the one the chain ended with`);
      if (
        seal !== undefined &&
        signature !== undefined &&
        last === signedAt &&
        !seal.isSigned({ entries: last, hash }, signature)
      )
        return broken(last, last, `entry ${last} is not signed with the key of this machine`);
      if (seal?.seen !== undefined && last === seal.seen.entries && hash !== seal.seen.hash)
        return broken(last, last, `entry ${last} is another than this machine has seen`);
    }
    if (rows.length < ENTRIES_PER_READ) break;
  }
  const reached = Math.max(head?.entries ?? 0, signedAt, seal?.seen?.entries ?? 0);
  if (last < reached) return broken(last + 1, last, `entries from ${last + 1} to ${reached} are missing`);
  if (seal?.seen !== undefined && signature === undefined) return broken(last, last, 'the signature is missing');
  if (last === 0 && (await hasAccounts(db))) return broken(1, 0, 'the log is empty, though there are accounts');
  if (!isFound) return broken(last, last, `no entry has the hash ${expect}`);
  const signed = seal !== undefined && signature !== undefined ? { signedEntries: signedAt } : {};
  return { intact: true, entries: last, hash, ...signed };
}

/** Each account is noted when it is made. */
async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

const broken = (brokenAt: number, entries: number, problem: string): AuditVerification => ({
  ...{ intact: false, entries, brokenAt, problem },
});
