import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';
import type { AppealsTable } from './reviews-schema.ts';

export const APPEAL_STATES = ['open', 'upheld', 'rejected'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

export interface Appeal {
  readonly id: number;
  readonly findingId: number;
  readonly hall: string;
  readonly window: string;
  readonly accountId: number;
  readonly staffNumber?: string;
  readonly text: string;
  readonly state: AppealState;
  readonly createdAt: EpochMilliseconds;
  readonly decidedBy?: string;
  readonly decidedAt?: EpochMilliseconds;
  readonly answer?: string;
  readonly version: number;
}

export interface AppealFilter {
  readonly id?: number | undefined;
  readonly state?: AppealState | undefined;
  readonly accountId?: number | undefined;
  readonly findingId?: number | undefined;
  readonly halls?: readonly string[] | undefined;
}

const selectAppeals = (db: Database) =>
  db
    .selectFrom('appeals')
    .innerJoin('findings', 'findings.id', 'appeals.finding_id')
    .innerJoin('windows', 'windows.id', 'findings.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .innerJoin('accounts', 'accounts.id', 'appeals.account_id')
    .leftJoin('accounts as deciders', 'deciders.id', 'appeals.decided_by_id')
    .selectAll('appeals')
    .select(['halls.code as hall', 'windows.code as window'])
    .select(['accounts.staff_number as staff_number', 'deciders.display_name as decider']);

type AppealRow = Selectable<AppealsTable> & {
  readonly hall: string;
  readonly window: string;
  readonly staff_number: string | null;
  readonly decider: string | null;
};

const appealOf = (row: AppealRow): Appeal => ({
  id: row.id,
  findingId: row.finding_id,
  hall: row.hall,
  window: row.window,
  accountId: row.account_id,
  ...(row.staff_number !== null && { staffNumber: row.staff_number }),
  text: row.text,
  state: row.state as AppealState,
  createdAt: row.created_at,
  ...(row.decider !== null && { decidedBy: row.decider }),
  ...(row.decided_at !== null && { decidedAt: row.decided_at }),
  ...(row.answer !== null && { answer: row.answer }),
  version: row.version,
});

/**
 * Appeals, newest first.
 * @param page `before` is the id of the last appeal of the page before
 */
export async function listAppeals(
  db: Database,
  filter: AppealFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<Appeal[]> {
  let rows = selectAppeals(db);
  if (filter.id !== undefined) rows = rows.where('appeals.id', '=', filter.id);
  if (filter.state !== undefined) rows = rows.where('appeals.state', '=', filter.state);
  if (filter.accountId !== undefined) rows = rows.where('appeals.account_id', '=', filter.accountId);
  if (filter.findingId !== undefined) rows = rows.where('appeals.finding_id', '=', filter.findingId);
  if (filter.halls !== undefined) rows = rows.where('halls.code', 'in', filter.halls);
  if (page.before !== undefined) rows = rows.where('appeals.id', '<', page.before);
  return (await rows.orderBy('appeals.id', 'desc').limit(page.limit).execute()).map(appealOf);
}

/**
 * Opens an appeal against a finding.
 * @returns its id
 */
export async function insertAppeal(
  writing: Writing,
  appeal: { readonly findingId: number; readonly accountId: number; readonly text: string },
  now: EpochMilliseconds,
): Promise<number> {
  const { id } = await writing
    .insertInto('appeals')
    .values({
      finding_id: appeal.findingId,
      account_id: appeal.accountId,
      text: appeal.text,
      ...{ state: 'open', created_at: now, decided_by_id: null, decided_at: null, answer: null, version: 1 },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Decides an appeal. False where it is no longer open in that version. */
export async function decideAppeal(
  writing: Writing,
  decision: {
    readonly id: number;
    readonly version: number;
    readonly state: 'upheld' | 'rejected';
    readonly answer: string;
    readonly deciderId: number;
  },
  now: EpochMilliseconds,
): Promise<boolean> {
  const { id, version, state, answer, deciderId } = decision;
  const row = await writing
    .updateTable('appeals')
    .set({ state, answer, decided_by_id: deciderId, decided_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
