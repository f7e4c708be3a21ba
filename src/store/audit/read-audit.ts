import { type SqlBool, sql } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';
import { type AuditEntry, auditEntryOf, auditHash, EMPTY_CHAIN_HASH } from './audit-chain.ts';

export interface AuditFilter {
  readonly actor?: string | undefined;
  /** An action such as `review.record`, or all of a kind: `review.` */
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly hall?: string | undefined;
  /** Text found anywhere in actor, action, subject or detail, upper or lower case. */
  readonly text?: string | undefined;
  /** Only entries about these halls. */
  readonly halls?: readonly string[] | undefined;
  readonly from?: EpochMilliseconds | undefined;
  readonly to?: EpochMilliseconds | undefined;
}

/**
 * Entries, newest first.
 * @param before id of the last entry of the page before
 */
export async function listAudit(
  db: Database,
  filter: AuditFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<AuditEntry[]> {
  let rows = db.selectFrom('audit_entries').selectAll();
  if (filter.actor !== undefined) rows = rows.where('actor', '=', filter.actor);
  if (filter.action?.endsWith('.')) rows = rows.where('action', 'like', `${likeText(filter.action)}%`);
  else if (filter.action !== undefined) rows = rows.where('action', '=', filter.action);
  if (filter.subject !== undefined) rows = rows.where('subject', '=', filter.subject);
  if (filter.hall !== undefined) rows = rows.where('hall', '=', filter.hall);
  if (filter.text !== undefined) {
    const pattern = `%${filter.text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
    const all = sql`lower(actor_name || ' ' || action || ' ' || subject || ' ' || detail)`;
    rows = rows.where(sql<SqlBool>`${all} like ${pattern} escape '\\'`);
  }
  if (filter.halls !== undefined) rows = rows.where('hall', 'in', filter.halls);
  if (filter.from !== undefined) rows = rows.where('at', '>=', filter.from);
  if (filter.to !== undefined) rows = rows.where('at', '<', filter.to);
  if (page.before !== undefined) rows = rows.where('id', '<', page.before);
  return (await rows.orderBy('id', 'desc').limit(page.limit).execute()).map(auditEntryOf);
}

const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, '');

export type AuditVerification =
  | { readonly intact: true; readonly entries: number; readonly hash: string }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: number; readonly problem: string };

const ENTRIES_PER_READ = 1000;

/** Recomputes every hash from the first entry on, and compares the end with the head. */
export async function verifyAudit(db: Database): Promise<AuditVerification> {
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
  let [last, hash] = [0, EMPTY_CHAIN_HASH];
  for (;;) {
    const rows = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(ENTRIES_PER_READ)
      .execute();
    for (const row of rows) {
      // Entries added since the head was read are checked too; the head then lies inside the chain.
      if (row.id !== last + 1) return broken(last + 1, last, `entry ${last + 1} is missing`);
      hash = auditHash(hash, row);
      if (hash !== row.hash) return broken(row.id, last, `entry ${row.id} is not what was written`);
      last = row.id;
      if (head !== undefined && last === head.entries && hash !== head.hash)
        return broken(last, last, `entry ${last} is not the one the chain ended with`);
    }
    if (rows.length < ENTRIES_PER_READ) break;
  }
  if (last < (head?.entries ?? 0)) return broken(last + 1, last, `entries from ${last + 1} on are missing`);
  return { intact: true, entries: last, hash };
}

const broken = (brokenAt: number, entries: number, problem: string): AuditVerification => ({
  intact: false,
  entries,
  brokenAt,
  problem,
});
