import type { Selectable } from 'kysely';
import type { EpochMilliseconds } from '../../core/units.ts';
import { fromFlag, fromJson, toFlag, toJson } from '../database/codec.ts';
import type { Database, Writing } from '../schema.ts';
import { lastNoticeId, type NoticeType, type StoredNotice } from './notices.ts';
import type { WebhooksTable } from './webhooks-schema.ts';

/** An address that receives notices. */
export interface Webhook {
  readonly id: number;
  readonly url: string;
  readonly types: readonly NoticeType[];
  /** Codes of halls; every hall where left out. */
  readonly halls?: readonly string[];
  /** False while paused; it then gets what it missed when it continues. */
  readonly active: boolean;
  readonly createdAt: EpochMilliseconds;
  readonly version: number;
}

export interface NewWebhook extends Pick<Webhook, 'url' | 'types'> {
  readonly halls?: readonly string[] | undefined;
  readonly sealedSecret: string;
}

/** A webhook with what its sender needs. */
export interface ActiveWebhook extends Webhook {
  readonly sealedSecret: string;
  /** Id of the last notice that was handled for it. */
  readonly cursor: number;
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

/** All webhooks, paused ones included, in the order in which they were created. */
export async function listWebhooks(db: Database): Promise<Webhook[]> {
  return (await db.selectFrom('webhooks').selectAll().orderBy('id').execute()).map(webhookOf);
}

/** The webhooks that are not paused, with their sealed secrets. */
export async function activeWebhooks(db: Database): Promise<ActiveWebhook[]> {
  const rows = await db.selectFrom('webhooks').selectAll().where('active', '=', toFlag(true)).orderBy('id').execute();
  return rows.map((row) => ({ ...webhookOf(row), sealedSecret: row.secret, cursor: row.told_up_to }));
}

/** Creates a webhook that receives what is announced from now on. */
export async function insertWebhook(writing: Writing, hook: NewWebhook, now: EpochMilliseconds): Promise<Webhook> {
  const row = await writing
    .insertInto('webhooks')
    .values({
      url: hook.url,
      secret: hook.sealedSecret,
      types: toJson(hook.types),
      halls: hook.halls === undefined ? null : toJson(hook.halls),
      active: toFlag(true),
      created_at: now,
      version: 1,
      told_up_to: await lastNoticeId(writing),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return webhookOf(row);
}

/** Changes a webhook and raises its version. Undefined where it no longer has that version. */
export async function updateWebhook(
  writing: Writing,
  id: number,
  version: number,
  change: { readonly active?: boolean; readonly sealedSecret?: string },
): Promise<Webhook | undefined> {
  const row = await writing
    .updateTable('webhooks')
    .set({
      ...(change.active !== undefined && { active: toFlag(change.active) }),
      ...(change.sealedSecret !== undefined && { secret: change.sealedSecret }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return row && webhookOf(row);
}

/** Deletes a webhook with its deliveries. False where there is none. */
export async function deleteWebhook(writing: Writing, id: number): Promise<boolean> {
  const row = await writing.deleteFrom('webhooks').where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Replaces every secret for which `seal` returns another text. */
export async function resealSecrets(writing: Writing, seal: (sealed: string) => string): Promise<void> {
  for (const { id, secret } of await writing.selectFrom('webhooks').select(['id', 'secret']).execute()) {
    const sealed = seal(secret);
    if (sealed !== secret) await writing.updateTable('webhooks').set({ secret: sealed }).where('id', '=', id).execute();
  }
}

/** Whether a webhook receives a notice, by its types and halls. */
export const isSubscribedTo = ({ types, halls }: Webhook, { type, hall }: StoredNotice): boolean =>
  types.includes(type) && (halls === undefined || hall === undefined || halls.includes(hall));

/** Moves a webhook's cursor to a notice. False where another process has moved it already. */
export async function advanceWebhook(
  writing: Writing,
  { id, cursor }: ActiveWebhook,
  noticeId: number,
): Promise<boolean> {
  const row = await writing
    .updateTable('webhooks')
    .set({ told_up_to: noticeId })
    .where('id', '=', id)
    .where('told_up_to', '=', cursor)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
