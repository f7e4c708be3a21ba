import { type SqlBool, sql } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database } from '../schema.ts';
import { type AuditEntry, auditEntryOf } from './audit-chain.ts';

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
