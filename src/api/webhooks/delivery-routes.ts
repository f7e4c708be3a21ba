import { z } from 'zod';
import { listDeliveries, retryDelivery } from '../../store/webhooks/webhook-deliveries.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { notFound } from '../problems/not-found.ts';
import { defined, idInput, idParams, keyCursor, nextCursor, pageQuery } from '../schemas/common.ts';
import { keyPage } from '../schemas/page.ts';
import { findWebhook } from './find-webhook.ts';
import { deliverySchema, deliveryState, deliveryView } from './webhook-schemas.ts';

const tags = ['webhooks'];
const config = { access: 'webhook:write' } as const;

/** Routes for the deliveries of a webhook: list them, and start one that was given up again. */
export const deliveryRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.post(
      '/webhooks/:id/test',
      {
        config,
        schema: {
          summary: 'Send webhook.test to those that have asked for it',
          tags,
          params: idParams,
          response: { 202: z.object({ accepted: z.literal(true) }) },
        },
      },
      async (request, reply) => {
        const { id: webhookId } = await findWebhook(store, principalOf(request), request.params.id);
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
        config,
        schema: {
          summary: 'What was sent, newest first',
          tags,
          params: idParams,
          querystring: z.object({ ...pageQuery, cursor: keyCursor, state: deliveryState.optional() }),
          response: { 200: z.object({ deliveries: z.array(deliverySchema), nextCursor }) },
        },
      },
      async (request) => {
        const { id } = await findWebhook(store, principalOf(request), request.params.id);
        const { limit, cursor: before, state } = request.query;
        const found = await store.read((db) => listDeliveries(db, id, { before, state, limit: limit + 1 }));
        const page = keyPage(found, limit);
        return { deliveries: page.shown.map(deliveryView), ...defined({ nextCursor: page.nextCursor }) };
      },
    );

    app.post(
      '/webhooks/:id/deliveries/:delivery/retry',
      {
        config,
        schema: {
          summary: 'Try one again that was given up, under the same idempotency key',
          tags,
          params: z.object({ id: idInput, delivery: idInput }),
          response: { 200: deliverySchema },
        },
      },
      async (request) => {
        const { delivery } = request.params;
        const { id } = await findWebhook(store, principalOf(request), request.params.id);
        const retried = await store.change(principalOf(request).actor, async ({ writing, now, note }) => {
          const changed = await retryDelivery(writing, id, delivery, now);
          if (changed === undefined) throw notFound(`delivery ${delivery} of webhook ${id} that was given up`);
          note({ action: 'webhook.retry', subject: `webhook:${id}`, detail: { delivery } });
          return changed;
        });
        return deliveryView(retried);
      },
    );
  };
