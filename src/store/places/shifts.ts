import { type SqlBool, sql } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { Database, Writing } from '../schema.ts';

/** The clerk at a window during a time, by a pseudonymous staff number. */
export interface Shift {
  readonly id: number;
  readonly windowId: number;
  readonly hall: string;
  readonly window: string;
  readonly staffNumber: string;
  /** Left out where the window has one post, or the clerk is at all of them. */
  readonly post?: string | undefined;
  readonly startAt: EpochMilliseconds;
  readonly endAt: EpochMilliseconds;
}

/** Whether the clerk of a shift is at the post of a finding, in a query that has both; a finding without one is of every post. */
export const isAtPost = sql<SqlBool>`(shifts.post is null or findings.post is null or shifts.post = findings.post)`;

export interface ShiftFilter {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
  readonly hall?: string | undefined;
  readonly halls?: readonly string[] | undefined;
  readonly staffNumber?: string | undefined;
  readonly from?: EpochMilliseconds | undefined;
  readonly to?: EpochMilliseconds | undefined;
}

/** Shifts that match a filter, the newest entry first. */
export async function listShifts(
  db: Database,
  filter: ShiftFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<Shift[]> {
  let rows = db
    .selectFrom('shifts')
    .innerJoin('windows', 'windows.id', 'shifts.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select(['shifts.id as id', 'shifts.window_id as windowId', 'halls.code as hall', 'windows.code as window'])
    .select(['shifts.staff_number as staffNumber', 'shifts.post as post'])
    .select(['shifts.start_at as startAt', 'shifts.end_at as endAt']);
  if (filter.id !== undefined) rows = rows.where('shifts.id', '=', filter.id);
  if (filter.windowId !== undefined) rows = rows.where('shifts.window_id', '=', filter.windowId);
  if (filter.hall !== undefined) rows = rows.where('halls.code', '=', filter.hall);
  if (filter.halls !== undefined) rows = rows.where('halls.code', 'in', filter.halls);
  if (filter.staffNumber !== undefined) rows = rows.where('shifts.staff_number', '=', filter.staffNumber);
  if (filter.from !== undefined) rows = rows.where('shifts.end_at', '>', filter.from);
  if (filter.to !== undefined) rows = rows.where('shifts.start_at', '<', filter.to);
  if (page.before !== undefined) rows = rows.where('shifts.id', '<', page.before);
  const found = await rows.orderBy('shifts.id', 'desc').limit(page.limit).execute();
  return found.map(({ post, ...shift }) => (post === null ? shift : { ...shift, post }));
}

/** Staff numbers that appear in shifts, in order; of these halls, or of all. */
export async function listStaffNumbers(db: Database, halls: readonly string[] | undefined): Promise<string[]> {
  let rows = db
    .selectFrom('shifts')
    .innerJoin('windows', 'windows.id', 'shifts.window_id')
    .innerJoin('halls', 'halls.id', 'windows.hall_id')
    .select('shifts.staff_number as staffNumber')
    .distinct();
  if (halls !== undefined) rows = rows.where('halls.code', 'in', halls);
  return (await rows.orderBy('staffNumber').execute()).map(({ staffNumber }) => staffNumber);
}

/** Whether this very shift was entered before. */
export async function isEntered(
  db: Database,
  {
    windowId,
    staffNumber,
    post,
    startAt,
    endAt,
  }: Pick<Shift, 'windowId' | 'staffNumber' | 'post' | 'startAt' | 'endAt'>,
): Promise<boolean> {
  const same = await db
    .selectFrom('shifts')
    .select('id')
    .where('window_id', '=', windowId)
    .where('staff_number', '=', staffNumber)
    .where((eb) => (post === undefined ? eb('post', 'is', null) : eb('post', '=', post)))
    .where('start_at', '=', startAt)
    .where('end_at', '=', endAt)
    .executeTakeFirst();
  return same !== undefined;
}

/** Enters a shift. Undefined where somebody else is at the post, or at the whole window, in that time. */
export async function insertShift(
  writing: Writing,
  shift: Pick<Shift, 'windowId' | 'staffNumber' | 'post' | 'startAt' | 'endAt'>,
  now: EpochMilliseconds,
): Promise<number | undefined> {
  // Locks the window's row, so that two shifts entered at once see each other.
  await writing
    .updateTable('windows')
    .set((eb) => ({ code: eb.ref('code') }))
    .where('id', '=', shift.windowId)
    .execute();
  const { post } = shift;
  let others = writing
    .selectFrom('shifts')
    .select('id')
    .where('window_id', '=', shift.windowId)
    .where('start_at', '<', shift.endAt)
    .where('end_at', '>', shift.startAt);
  if (post !== undefined) others = others.where((eb) => eb.or([eb('post', 'is', null), eb('post', '=', post)]));
  if ((await others.executeTakeFirst()) !== undefined) return undefined;
  const { id } = await writing
    .insertInto('shifts')
    .values({
      window_id: shift.windowId,
      staff_number: shift.staffNumber,
      post: post ?? null,
      start_at: shift.startAt,
      end_at: shift.endAt,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Removes a shift that was entered by mistake. */
export async function deleteShift(writing: Writing, id: number): Promise<void> {
  await writing.deleteFrom('shifts').where('id', '=', id).execute();
}
