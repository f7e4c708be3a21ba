import { z } from 'zod';
import { callingClockOf, USUAL_CALLING_CLOCKS } from '../../core/calling-clock.ts';
import { QUEUE_EVENT_TYPES } from '../../encounters/queue-event.ts';
import { reevaluateAfterQueueEvents } from '../../store/queue/late-queue-events.ts';
import { insertQueueEvents, listQueueEvents } from '../../store/queue/queue-events.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { code, idParams, instant, instantInput, MAX_PAGE, toInstant } from '../schemas/common.ts';

const tags = ['queue events'];
const MOST_AT_ONCE = 500;

const queueEvent = {
  externalId: code.describe('The calling system’s own id: an event that is sent again changes nothing'),
  type: z.enum(QUEUE_EVENT_TYPES),
  ticket: code.optional(),
  value: z.number().optional().describe('waiting: how many; evaluated: the grade'),
};
const queueEventSchema = z.object({ ...queueEvent, at: instant }).meta({ id: 'QueueEvent' });

/**
 * Routes `/windows/:id/queue-events`: take events of the calling system, and read them. New events about judged
 * recordings request a reevaluation.
 */
export const queueRoutes: Routes =
  ({ store, settings }) =>
  async (app) => {
    app.post(
      '/windows/:id/queue-events',
      {
        config: { access: 'queue:write' },
        schema: {
          summary: 'What the calling system says of a window; may be sent again',
          description: 'Recordings of then that were judged already are judged again within some minutes.',
          tags,
          params: idParams,
          body: z.object({
            events: z
              .array(z.object({ ...queueEvent, at: instantInput }))
              .min(1)
              .max(MOST_AT_ONCE),
          }),
          response: { 200: z.object({ stored: z.int(), known: z.int() }) },
        },
      },
      async (request) => {
        const principal = principalOf(request);
        const { id, hall, window } = await windowFor(store, principal, request.params.id);
        const { events } = request.body;
        const stored = await store.change(principal.actor, async ({ writing, now, actor, note, announce }) => {
          const count = await insertQueueEvents(writing, id, events, now);
          note({
            action: 'queue.receive',
            subject: `window:${id}`,
            hall,
            detail: { sent: events.length, stored: count },
          });
          if (count === 0) return count;
          const { aheadMs } = callingClockOf(settings.callingClocks ?? USUAL_CALLING_CLOCKS, hall);
          const times = events.map(({ at }) => at - aheadMs);
          const reported = { from: Math.min(...times), to: Math.max(...times) };
          await reevaluateAfterQueueEvents(writing, id, reported, { actor: actor.id, now });
          announce({ type: 'queue.received', hall, body: { window, count } });
          return count;
        });
        return { stored, known: events.length - stored };
      },
    );

    app.get(
      '/windows/:id/queue-events',
      {
        config: { access: 'finding:read' },
        schema: {
          summary: 'Queue events of a window, in order of time',
          tags,
          params: idParams,
          querystring: z.object({
            from: instantInput,
            to: instantInput,
            limit: z.coerce.number<string>().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
          }),
          response: { 200: z.object({ events: z.array(queueEventSchema) }) },
        },
      },
      async (request) => {
        const { id } = await windowFor(store, principalOf(request), request.params.id);
        const { limit, ...period } = request.query;
        const events = await store.read((db) => listQueueEvents(db, id, period, limit));
        return { events: events.map((event) => ({ ...event, at: toInstant(event.at) })) };
      },
    );
  };
