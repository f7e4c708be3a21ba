import { z } from 'zod';
import { NOTICE_TYPES } from '../../store/webhooks/notices.ts';
import type { Delivery } from '../../store/webhooks/webhook-deliveries.ts';
import type { Webhook } from '../../store/webhooks/webhooks.ts';
import { DELIVERY_STATES } from '../../store/webhooks/webhooks-schema.ts';
import { code, defined, id, instant, optionalInstant, toInstant } from '../schemas/common.ts';
import { problemOfAddress } from './allowed-address.ts';

export const newWebhookBody = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .superRefine((url, context) => {
      const problem = URL.canParse(url) ? problemOfAddress(url) : undefined;
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    })
    .describe('Without user and password; not link-local. Redirections are not followed'),
  types: z.array(z.enum(NOTICE_TYPES)).min(1).max(NOTICE_TYPES.length),
  halls: z.array(code).min(1).max(1000).optional(),
});

export const webhookSchema = z
  .object({
    id,
    url: z.string(),
    types: z.array(z.enum(NOTICE_TYPES)),
    halls: z.array(code).optional().describe('Every hall where left out'),
    active: z.boolean().describe('One that is paused gets what it missed when it goes on'),
    createdAt: instant,
    version: z.int(),
    deliveries: z
      .object({ waiting: z.int(), givenUp: z.int().describe('Not understood in thirty attempts') })
      .describe('What it has not been told'),
  })
  .meta({ id: 'Webhook' });

export const deliveryState = z.enum(DELIVERY_STATES);

export const deliverySchema = z
  .object({
    id,
    noticeId: id,
    type: z.enum(NOTICE_TYPES),
    state: deliveryState,
    attempts: z.int(),
    nextAttemptAt: instant.optional(),
    lastStatus: z.int().optional(),
    lastError: z.string().optional(),
    updatedAt: instant,
  })
  .meta({ id: 'WebhookDelivery' });

type OpenDeliveries = z.infer<typeof webhookSchema>['deliveries'];

/** The JSON of a webhook, without its secret. */
export const webhookView = (
  { halls, types, createdAt, ...same }: Webhook,
  deliveries: OpenDeliveries = { waiting: 0, givenUp: 0 },
): z.infer<typeof webhookSchema> => ({
  ...same,
  deliveries,
  types: [...types],
  createdAt: toInstant(createdAt),
  ...defined({ halls: halls && [...halls] }),
});

/** The JSON of an attempt series for one notice, with the time of the next attempt where there is one. */
export const deliveryView = ({ nextAttemptAt, updatedAt, ...same }: Delivery): z.infer<typeof deliverySchema> => ({
  ...same,
  updatedAt: toInstant(updatedAt),
  ...defined({ nextAttemptAt: optionalInstant(nextAttemptAt) }),
});
