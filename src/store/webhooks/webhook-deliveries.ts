import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { orNull } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import type { NoticeType, StoredNotice } from './notices.ts';
import type { DeliveryState, WebhookDeliveriesTable } from './webhooks-schema.ts';

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

/** A delivery whose next attempt is due. */
export interface DueDelivery {
  readonly id: number;
  readonly attempts: number;
  readonly noticeId: number;
}

/** Queues one delivery to a webhook for each notice; a notice that was queued before is left out. */
export async function enqueueDeliveries(
  writing: Writing,
  webhookId: number,
  notices: readonly StoredNotice[],
  now: EpochMilliseconds,
): Promise<void> {
  if (notices.length === 0) return;
  await writing
    .insertInto('webhook_deliveries')
    .values(
      notices.map((notice) => ({
        webhook_id: webhookId,
        notice_id: notice.id,
        ...{ state: 'waiting' as const, attempts: 0, next_attempt_at: now },
        ...{ last_status: null, last_error: null, updated_at: now },
      })),
    )
    .onConflict((conflict) => conflict.columns(['webhook_id', 'notice_id']).doNothing())
    .execute();
}

/** Deliveries to a webhook that are due, in the order of their notices. */
export const dueDeliveries = (
  db: Database,
  webhookId: number,
  now: EpochMilliseconds,
  limit: number,
): Promise<DueDelivery[]> =>
  db
    .selectFrom('webhook_deliveries')
    .select(['id', 'attempts', 'notice_id as noticeId'])
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Takes a delivery for one attempt. False where another process was faster. */
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

/** Stores the outcome of an attempt. */
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

/** Starts a delivery that was given up again. Undefined where it was not given up. */
export async function retryDelivery(
  writing: Writing,
  webhookId: number,
  id: number,
  now: EpochMilliseconds,
): Promise<Delivery | undefined> {
  const row = await writing
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: now, updated_at: now })
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'given-up')
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { type } = await writing
    .selectFrom('notices')
    .select('type')
    .where('id', '=', row.notice_id)
    .executeTakeFirstOrThrow();
  return deliveryOf({ ...row, type });
}

/** Deliveries to a webhook, newest first. */
export async function listDeliveries(
  db: Database,
  webhookId: number,
  page: { readonly before?: number | undefined; readonly limit: number; readonly state?: DeliveryState | undefined },
): Promise<Delivery[]> {
  let rows = db
    .selectFrom('webhook_deliveries')
    .innerJoin('notices', 'notices.id', 'webhook_deliveries.notice_id')
    .selectAll('webhook_deliveries')
    .select('notices.type as type')
    .where('webhook_deliveries.webhook_id', '=', webhookId);
  if (page.before !== undefined) rows = rows.where('webhook_deliveries.id', '<', page.before);
  if (page.state !== undefined) rows = rows.where('webhook_deliveries.state', '=', page.state);
  const found = await rows.orderBy('webhook_deliveries.id', 'desc').limit(page.limit).execute();
  return found.map(deliveryOf);
}

/** How many deliveries wait and how many were given up, by webhook. */
export async function openDeliveries(db: Database): Promise<Map<number, { waiting: number; givenUp: number }>> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .select(['webhook_id', 'state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['waiting', 'given-up'])
    .groupBy(['webhook_id', 'state'])
    .execute();
  const counts = new Map<number, { waiting: number; givenUp: number }>();
  for (const { webhook_id, state, count } of rows) {
    const ofHook = counts.get(webhook_id) ?? { waiting: 0, givenUp: 0 };
    counts.set(webhook_id, { ...ofHook, [state === 'waiting' ? 'waiting' : 'givenUp']: count });
  }
  return counts;
}

const deliveryOf = (row: Selectable<WebhookDeliveriesTable> & { readonly type: string }): Delivery => ({
  id: row.id,
  noticeId: row.notice_id,
  type: row.type as NoticeType,
  ...{ state: row.state, attempts: row.attempts },
  ...(row.next_attempt_at !== null && { nextAttemptAt: row.next_attempt_at }),
  ...(row.last_status !== null && { lastStatus: row.last_status }),
  ...(row.last_error !== null && { lastError: row.last_error }),
  updatedAt: row.updated_at,
});
