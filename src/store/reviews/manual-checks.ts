import type { Verdict } from '../../contract/verdict.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { ensureClauses } from '../runs/clauses.ts';
import type { Database, Writing } from '../schema.ts';

/** What a person saw about a clause that no camera can judge. */
export interface ManualCheck {
  readonly id: number;
  readonly windowId: number;
  readonly hall: string;
  readonly window: string;
  readonly rulebook: string;
  readonly clause: string;
  readonly checker: string;
  readonly checkerId: number;
  readonly at: EpochMilliseconds;
  readonly verdict: Verdict;
  readonly note: string;
  readonly withdrawnAt?: EpochMilliseconds;
}

export interface CheckFilter {
  readonly id?: number | undefined;
  readonly hall?: string | undefined;
  readonly halls?: readonly string[] | undefined;
  readonly from?: EpochMilliseconds | undefined;
  readonly to?: EpochMilliseconds | undefined;
}

/** Checks that match a filter, withdrawn ones included, newest first. */
export async function listManualChecks(
  db: Database,
  filter: CheckFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<ManualCheck[]> {
  let rows = db
    .selectFrom('manual_checks')
    .innerJoin('windows', 'windows.id', 'manual_checks.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .innerJoin('clauses', 'clauses.id', 'manual_checks.clause_id')
    .innerJoin('accounts', 'accounts.id', 'manual_checks.account_id')
    .selectAll('manual_checks')
    .select(['halls.code as hall', 'windows.code as window'])
    .select(['clauses.rulebook as rulebook', 'clauses.code as clause', 'accounts.display_name as checker']);
  if (filter.id !== undefined) rows = rows.where('manual_checks.id', '=', filter.id);
  if (filter.hall !== undefined) rows = rows.where('halls.code', '=', filter.hall);
  if (filter.halls !== undefined) rows = rows.where('halls.code', 'in', filter.halls);
  if (filter.from !== undefined) rows = rows.where('manual_checks.at', '>=', filter.from);
  if (filter.to !== undefined) rows = rows.where('manual_checks.at', '<', filter.to);
  if (page.before !== undefined) rows = rows.where('manual_checks.id', '<', page.before);
  const found = await rows.orderBy('manual_checks.id', 'desc').limit(page.limit).execute();
  return found.map((row) => ({
    id: row.id,
    windowId: row.window_id,
    ...{ hall: row.hall, window: row.window, rulebook: row.rulebook, clause: row.clause, checker: row.checker },
    checkerId: row.account_id,
    ...{ at: row.at, verdict: row.verdict, note: row.note },
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  }));
}

/**
 * Stores a check.
 * @returns its id
 */
export async function insertManualCheck(
  writing: Writing,
  check: Pick<ManualCheck, 'windowId' | 'rulebook' | 'clause' | 'at' | 'verdict' | 'note' | 'checkerId'>,
  now: EpochMilliseconds,
): Promise<number> {
  const clauses = await ensureClauses(writing, [check]);
  const { id } = await writing
    .insertInto('manual_checks')
    .values({
      window_id: check.windowId,
      clause_id: clauses(check),
      account_id: check.checkerId,
      at: check.at,
      verdict: check.verdict,
      note: check.note,
      created_at: now,
      withdrawn_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Withdraws a check, so that it no longer counts. False where there is none, or it was withdrawn before. */
export async function withdrawManualCheck(writing: Writing, id: number, now: EpochMilliseconds): Promise<boolean> {
  const row = await writing
    .updateTable('manual_checks')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
