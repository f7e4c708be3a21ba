import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';

/** Kinds of data that are deleted when they are old enough. */
export const RETENTION_KINDS = ['measurements', 'clips', 'words'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

export type RetentionDays = Readonly<Record<RetentionKind, number>>;

/** What an administrator has set in place of the settings file. */
export interface RetentionRule {
  readonly kind: RetentionKind;
  readonly days: number;
  readonly setBy: string;
  readonly setAt: EpochMilliseconds;
}

/** The rules that administrators have set, with who set them and when. */
export async function listRetentionRules(db: Database): Promise<RetentionRule[]> {
  const rows = await db
    .selectFrom('retention_rules')
    .innerJoin('accounts', 'accounts.id', 'retention_rules.account_id')
    .select(['retention_rules.kind as kind', 'retention_rules.days as days'])
    .select(['accounts.display_name as setBy', 'retention_rules.updated_at as setAt'])
    .execute();
  return rows.map(({ kind, ...rule }) => ({ kind: kind as RetentionKind, ...rule }));
}

/** How many days things are kept: as set by an administrator, otherwise as in the settings file. */
export async function retentionDays(db: Database, configured: RetentionDays): Promise<RetentionDays> {
  const rules = await listRetentionRules(db);
  return { ...configured, ...Object.fromEntries(rules.map(({ kind, days }) => [kind, days])) };
}

/** Sets how many days a kind of data is kept; replaces an earlier rule. */
export async function setRetention(
  writing: Writing,
  rule: { readonly kind: RetentionKind; readonly days: number; readonly accountId: number },
  now: EpochMilliseconds,
): Promise<void> {
  const set = { days: rule.days, account_id: rule.accountId, updated_at: now };
  await writing
    .insertInto('retention_rules')
    .values({ kind: rule.kind, ...set })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(set))
    .execute();
}
