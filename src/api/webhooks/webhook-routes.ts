import { z } from 'zod';
import { openDeliveries } from '../../store/webhooks/webhook-deliveries.ts';
import {
  deleteWebhook,
  insertWebhook,
  listWebhooks,
  updateWebhook,
  type Webhook,
} from '../../store/webhooks/webhooks.ts';
import { assertMayGive } from '../access/giving.ts';
import { principalOf } from '../access/guard.ts';
import { isWithinHalls } from '../access/principal.ts';
import { randomToken } from '../access/secrets.ts';
import type { Routes } from '../context.ts';
import { conflict, notFound } from '../problems/not-found.ts';
import { idParams } from '../schemas/common.ts';
import { findWebhook } from './find-webhook.ts';
import { newWebhookBody, webhookSchema, webhookView } from './webhook-schemas.ts';

const tags = ['webhooks'];
const config = { access: 'webhook:write' } as const;
const version = z.int().min(1);

/** Routes `/webhooks`: list, create, pause and delete webhooks, and replace their secrets. */
export const webhookRoutes: Routes =
  ({ store, secrets }) =>
  async (app) => {
    const shown = async (hook: Webhook) => webhookView(hook, (await store.read(openDeliveries)).get(hook.id));

    app.get(
      '/webhooks',
      {
        config,
        schema: {
          summary: 'Addresses that are told',
          tags,
          response: { 200: z.object({ webhooks: z.array(webhookSchema) }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const counts = await store.read(openDeliveries);
        const hooks = (await store.read(listWebhooks)).filter(({ halls }) => isWithinHalls(halls, principal.halls));
        return { webhooks: hooks.map((hook) => webhookView(hook, counts.get(hook.id))) };
      },
    );

    app.post(
      '/webhooks',
      {
        config,
        schema: {
          summary: 'Have an address told; the answer shows the secret of its signatures this once',
          tags,
          body: newWebhookBody,
          response: { 201: z.object({ webhook: webhookSchema, secret: z.string() }) },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request);
        assertMayGive(principal, { rights: new Set(), halls: request.body.halls });
        const secret = randomToken();
        const sealedSecret = secrets.seal(secret);
        const hook = await store.change(principal.actor, async ({ writing, now, note }) => {
          const made = await insertWebhook(writing, { ...request.body, sealedSecret }, now);
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
        config,
        schema: {
          summary: 'Pause or resume a webhook',
          tags,
          params: idParams,
          body: z.object({ active: z.boolean(), version }),
          response: { 200: webhookSchema },
        },
      },
      async (request) => {
        const { id } = await findWebhook(store, principalOf(request), request.params.id);
        const { active, version } = request.body;
        const hook = await store.change(principalOf(request).actor, async ({ writing, note }) => {
          const changed = await updateWebhook(writing, id, version, { active });
          if (changed === undefined) throw conflict('the webhook was changed meanwhile');
          note({ action: 'webhook.change', subject: `webhook:${id}`, detail: { active } });
          return changed;
        });
        return shown(hook);
      },
    );

    app.post(
      '/webhooks/:id/secret',
      {
        config,
        schema: {
          summary: 'Give a webhook a new secret; the answer shows it this once, and the former one signs no more',
          tags,
          params: idParams,
          body: z.object({ version }),
          response: { 200: z.object({ webhook: webhookSchema, secret: z.string() }) },
        },
      },
      async (request) => {
        const { id } = await findWebhook(store, principalOf(request), request.params.id);
        const secret = randomToken();
        const sealedSecret = secrets.seal(secret);
        const hook = await store.change(principalOf(request).actor, async ({ writing, note }) => {
          const changed = await updateWebhook(writing, id, request.body.version, { sealedSecret });
          if (changed === undefined) throw conflict('the webhook was changed meanwhile');
          note({ action: 'webhook.secret', subject: `webhook:${id}` });
          return changed;
        });
        return { webhook: await shown(hook), secret };
      },
    );

    app.delete(
      '/webhooks/:id',
      {
        config,
        schema: { summary: 'Delete a webhook with its log', tags, params: idParams, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const { id } = await findWebhook(store, principalOf(request), request.params.id);
        await store.change(principalOf(request).actor, async ({ writing, note }) => {
          if (!(await deleteWebhook(writing, id))) throw notFound(`webhook ${id}`);
          note({ action: 'webhook.delete', subject: `webhook:${id}` });
        });
        return reply.code(204).send();
      },
    );
  };
