import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { lockHead } from '../audit/append-audit.ts';
import { fromJson, orNull, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { NoticesTable } from './webhooks-schema.ts';

export const NOTICE_TYPES = [
  'event.begun',
  'event.ended',
  'run.committed',
  'review.recorded',
  'review.undone',
  'appeal.filed',
  'appeal.decided',
  'check.recorded',
  'camera.changed',
  'camera.health.changed',
  'rulebook.published',
  'queue.received',
  'webhook.test',
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** Something that others may want to know at once. */
export interface Notice {
  readonly type: NoticeType;
  /** Only those who may see this hall receive it; everybody where left out. */
  readonly hall?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface StoredNotice extends Notice {
  /** Rising numbers: a listener that was away asks for what came after the last one it saw. */
  readonly id: number;
  readonly at: EpochMilliseconds;
}

/** Stores a notice. Must come last in its transaction, because it makes others wait. */
export async function insertNotice(writing: Writing, notice: Notice, now: EpochMilliseconds): Promise<StoredNotice> {
  // The lock keeps a lower number from being stored after a higher one was read.
  await lockHead(writing);
  const { id } = await writing
    .insertInto('notices')
    .values({ at: now, type: notice.type, hall: orNull(notice.hall), body: toJson(notice.body) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...notice, id, at: now };
}

const noticeOf = (row: Selectable<NoticesTable>): StoredNotice => ({
  id: row.id,
  at: row.at,
  type: row.type as NoticeType,
  ...(row.hall !== null && { hall: row.hall }),
  body: fromJson(row.body),
});

/** Notices after an id, in order, at most `limit`. */
export async function noticesAfter(db: Database, id: number, limit: number): Promise<StoredNotice[]> {
  const rows = await db.selectFrom('notices').selectAll().where('id', '>', id).orderBy('id').limit(limit).execute();
  return rows.map(noticeOf);
}

/** The id of the newest notice; 0 where there is none. */
export async function lastNoticeId(db: Database): Promise<number> {
  const row = await db.selectFrom('notices').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

/** The notices with these ids; those that do not exist are left out. */
export async function noticesById(db: Database, ids: readonly number[]): Promise<Map<number, StoredNotice>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('notices').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, noticeOf(row)]));
}
