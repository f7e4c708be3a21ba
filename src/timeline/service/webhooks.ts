import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromFlag, fromJson, orNull, toFlag, toJson } from '../codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { NoticeType, StoredNotice } from './notices.ts';
import type { DeliveryState, WebhooksTable } from './service-schema.ts';

/** An address that is told of notices. */
export interface Webhook {
  readonly id: number;
  readonly url: string;
  readonly types: readonly NoticeType[];
  /** Codes; every hall where left out. */
  readonly halls?: readonly string[];
  readonly active: boolean;
  readonly createdAt: EpochMilliseconds;
  readonly version: number;
}

export interface Delivery {
  readonly id: number;
  readonly noticeId: number;
  readonly type: NoticeType;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt?: EpochMilliseconds;
  readonly lastStatus?: number;
  readonly lastError?: string;
  readonly updatedAt: EpochMilliseconds;
}

/** A delivery whose time has come, with all that is needed to make it. */
export interface DueDelivery {
  readonly id: number;
  readonly attempts: number;
  readonly noticeId: number;
  readonly url: string;
  readonly secret: string;
}

const webhookOf = (row: Selectable<WebhooksTable>): Webhook => ({
  id: row.id,
  url: row.url,
  types: fromJson<NoticeType[]>(row.types),
  ...(row.halls !== null && { halls: fromJson<string[]>(row.halls) }),
  active: fromFlag(row.active),
  createdAt: row.created_at,
  version: row.version,
});

export async function listWebhooks(db: Database): Promise<Webhook[]> {
  return (await db.selectFrom('webhooks').selectAll().orderBy('id').execute()).map(webhookOf);
}

export async function insertWebhook(
  writing: Writing,
  hook: Pick<Webhook, 'url' | 'types'> & { readonly halls?: readonly string[] | undefined; readonly secret: string },
  now: EpochMilliseconds,
): Promise<Webhook> {
  const row = await writing
    .insertInto('webhooks')
    .values({
      url: hook.url,
      secret: hook.secret,
      types: toJson(hook.types),
      halls: hook.halls === undefined ? null : toJson(hook.halls),
      active: toFlag(true),
      created_at: now,
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return webhookOf(row);
}

export async function setWebhookActive(
  writing: Writing,
  id: number,
  version: number,
  active: boolean,
): Promise<Webhook | undefined> {
  const row = await writing
    .updateTable('webhooks')
    .set({ active: toFlag(active), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return row && webhookOf(row);
}

export async function deleteWebhook(writing: Writing, id: number): Promise<boolean> {
  const row = await writing.deleteFrom('webhooks').where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Each webhook is owed each of its notices once. */
export async function oweDeliveries(
  writing: Writing,
  hooks: readonly Webhook[],
  notice: StoredNotice,
  now: EpochMilliseconds,
): Promise<void> {
  const owed = hooks.filter(
    ({ active, types, halls }) =>
      active &&
      types.includes(notice.type) &&
      (halls === undefined || notice.hall === undefined || halls.includes(notice.hall)),
  );
  if (owed.length === 0) return;
  await writing
    .insertInto('webhook_deliveries')
    .values(
      owed.map((hook) => ({
        webhook_id: hook.id,
        notice_id: notice.id,
        ...{ state: 'waiting' as const, attempts: 0, next_attempt_at: now },
        ...{ last_status: null, last_error: null, updated_at: now },
      })),
    )
    .onConflict((conflict) => conflict.columns(['webhook_id', 'notice_id']).doNothing())
    .execute();
}

export async function dueDeliveries(db: Database, now: EpochMilliseconds, limit: number): Promise<DueDelivery[]> {
  return db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .select(['webhook_deliveries.id as id', 'webhook_deliveries.attempts as attempts'])
    .select(['webhook_deliveries.notice_id as noticeId', 'webhooks.url as url', 'webhooks.secret as secret'])
    .where('webhook_deliveries.state', '=', 'waiting')
    .where('webhook_deliveries.next_attempt_at', '<=', now)
    .where('webhooks.active', '=', toFlag(true))
    .orderBy('webhook_deliveries.next_attempt_at')
    .limit(limit)
    .execute();
}

/** Takes a delivery for one attempt; false where another process was faster. */
export async function takeDelivery(
  writing: Writing,
  { id, attempts }: DueDelivery,
  retryAt: EpochMilliseconds,
): Promise<boolean> {
  const row = await writing
    .updateTable('webhook_deliveries')
    .set({ attempts: attempts + 1, next_attempt_at: retryAt })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function recordAttempt(
  writing: Writing,
  id: number,
  outcome: { readonly state: DeliveryState; readonly status?: number | undefined; readonly error?: string | undefined },
  now: EpochMilliseconds,
): Promise<void> {
  await writing
    .updateTable('webhook_deliveries')
    .set({
      state: outcome.state,
      last_status: orNull(outcome.status),
      last_error: orNull(outcome.error),
      updated_at: now,
      ...(outcome.state !== 'waiting' && { next_attempt_at: null }),
    })
    .where('id', '=', id)
    .execute();
}

/** Newest first. */
export async function listDeliveries(
  db: Database,
  webhookId: number,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<Delivery[]> {
  let rows = db
    .selectFrom('webhook_deliveries')
    .innerJoin('notices', 'notices.id', 'webhook_deliveries.notice_id')
    .selectAll('webhook_deliveries')
    .select('notices.type as type')
    .where('webhook_deliveries.webhook_id', '=', webhookId);
  if (page.before !== undefined) rows = rows.where('webhook_deliveries.id', '<', page.before);
  const found = await rows.orderBy('webhook_deliveries.id', 'desc').limit(page.limit).execute();
  return found.map((row) => ({
    id: row.id,
    noticeId: row.notice_id,
    type: row.type as NoticeType,
    ...{ state: row.state, attempts: row.attempts },
    ...(row.next_attempt_at !== null && { nextAttemptAt: row.next_attempt_at }),
    ...(row.last_status !== null && { lastStatus: row.last_status }),
    ...(row.last_error !== null && { lastError: row.last_error }),
    updatedAt: row.updated_at,
  }));
}
