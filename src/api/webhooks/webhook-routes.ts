import { z } from 'zod';
import { NOTICE_TYPES } from '../../timeline/service/notices.ts';
import {
  type Delivery,
  deleteWebhook,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  setWebhookActive,
  type Webhook,
} from '../../timeline/service/webhooks.ts';
import { principalOf } from '../access/guard.ts';
import { randomToken } from '../access/secrets.ts';
import type { Routes } from '../context.ts';
import { conflict, notFound } from '../problems/not-found.ts';
import {
  code,
  defined,
  id,
  idParams,
  instant,
  keyCursor,
  nextCursor,
  optionalInstant,
  pageQuery,
  toInstant,
} from '../schemas/common.ts';
import { keyPage } from '../schemas/page.ts';

const tags = ['webhooks'];

export const webhookSchema = z
  .object({
    id,
    url: z.string(),
    types: z.array(z.enum(NOTICE_TYPES)),
    halls: z.array(code).optional().describe('Every hall where left out'),
    active: z.boolean(),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Webhook' });

const deliverySchema = z
  .object({
    id,
    noticeId: id,
    type: z.enum(NOTICE_TYPES),
    state: z.enum(['waiting', 'delivered', 'given-up']),
    attempts: z.int(),
    nextAttemptAt: instant.optional(),
    lastStatus: z.int().optional(),
    lastError: z.string().optional(),
    updatedAt: instant,
  })
  .meta({ id: 'WebhookDelivery' });

const webhookView = ({ halls, types, createdAt, ...same }: Webhook): z.infer<typeof webhookSchema> => ({
  ...same,
  types: [...types],
  createdAt: toInstant(createdAt),
  ...defined({ halls: halls && [...halls] }),
});

const deliveryView = ({ nextAttemptAt, updatedAt, ...same }: Delivery): z.infer<typeof deliverySchema> => ({
  ...same,
  updatedAt: toInstant(updatedAt),
  ...defined({ nextAttemptAt: optionalInstant(nextAttemptAt) }),
});

export const webhookRoutes: Routes =
  ({ store }) =>
  async (app) => {
    const find = async (webhookId: number): Promise<Webhook> => {
      const hook = (await store.read(listWebhooks)).find((known) => known.id === webhookId);
      if (hook === undefined) throw notFound(`webhook ${webhookId}`);
      return hook;
    };

    app.get(
      '/webhooks',
      {
        config: { access: 'webhook:write' },
        schema: {
          summary: 'Addresses that are told',
          tags,
          response: { 200: z.object({ webhooks: z.array(webhookSchema) }) },
        },
      },
      async () => ({ webhooks: (await store.read(listWebhooks)).map(webhookView) }),
    );

    app.post(
      '/webhooks',
      {
        config: { access: 'webhook:write' },
        schema: {
          summary: 'Have an address told; the answer shows the secret of its signatures this once',
          tags,
          body: z.object({
            url: z.url({ protocol: /^https?$/ }).max(1000),
            types: z.array(z.enum(NOTICE_TYPES)).min(1).max(NOTICE_TYPES.length),
            halls: z.array(code).min(1).max(1000).optional(),
          }),
          response: { 201: z.object({ webhook: webhookSchema, secret: z.string() }) },
        },
      },
      async (request, reply) => {
        const secret = randomToken();
        const hook = await store.change(principalOf(request).actor, async ({ writing, now, note }) => {
          const made = await insertWebhook(writing, { ...request.body, secret }, now);
          note({ action: 'webhook.create', subject: `webhook:${made.id}`, detail: { host: new URL(made.url).host } });
          return made;
        });
        reply.code(201);
        return { webhook: webhookView(hook), secret };
      },
    );

    app.patch(
      '/webhooks/:id',
      {
        config: { access: 'webhook:write' },
        schema: {
          summary: 'Pause or resume a webhook',
          tags,
          params: idParams,
          body: z.object({ active: z.boolean(), version: z.int().min(1) }),
          response: { 200: webhookSchema },
        },
      },
      async (request) => {
        const { id: webhookId } = await find(request.params.id);
        const { active, version } = request.body;
        const hook = await store.change(principalOf(request).actor, async ({ writing, note }) => {
          const changed = await setWebhookActive(writing, webhookId, version, active);
          if (changed === undefined) throw conflict('the webhook was changed meanwhile');
          note({ action: 'webhook.change', subject: `webhook:${webhookId}`, detail: { active } });
          return changed;
        });
        return webhookView(hook);
      },
    );

    app.delete(
      '/webhooks/:id',
      {
        config: { access: 'webhook:write' },
        schema: { summary: 'Delete a webhook with its log', tags, params: idParams, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        await store.change(principalOf(request).actor, async ({ writing, note }) => {
          if (!(await deleteWebhook(writing, request.params.id))) throw notFound(`webhook ${request.params.id}`);
          note({ action: 'webhook.delete', subject: `webhook:${request.params.id}` });
        });
        return reply.code(204).send();
      },
    );

    app.post(
      '/webhooks/:id/test',
      {
        config: { access: 'webhook:write' },
        schema: {
          summary: 'Send webhook.test to those that have asked for it',
          tags,
          params: idParams,
          response: { 202: z.object({ accepted: z.literal(true) }) },
        },
      },
      async (request, reply) => {
        const { id: webhookId } = await find(request.params.id);
        await store.change(principalOf(request).actor, async ({ note, announce }) => {
          note({ action: 'webhook.test', subject: `webhook:${webhookId}` });
          announce({ type: 'webhook.test', body: { webhookId } });
        });
        reply.code(202);
        return { accepted: true as const };
      },
    );

    app.get(
      '/webhooks/:id/deliveries',
      {
        config: { access: 'webhook:write' },
        schema: {
          summary: 'What was sent, newest first',
          tags,
          params: idParams,
          querystring: z.object({ ...pageQuery, cursor: keyCursor }),
          response: { 200: z.object({ deliveries: z.array(deliverySchema), nextCursor }) },
        },
      },
      async (request) => {
        const { id: webhookId } = await find(request.params.id);
        const { limit, cursor: before } = request.query;
        const page = keyPage(
          await store.read((db) => listDeliveries(db, webhookId, { before, limit: limit + 1 })),
          limit,
        );
        return { deliveries: page.shown.map(deliveryView), ...defined({ nextCursor: page.nextCursor }) };
      },
    );
  };
