import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Milliseconds } from '../../core/units.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { lastNoticeId, noticesAfter, type StoredNotice } from '../../store/webhooks/notices.ts';
import { principalOf } from '../access/guard.ts';
import { maySeeHall } from '../access/principal.ts';
import type { Routes } from '../context.ts';
import { toInstant } from '../schemas/common.ts';
import { clientGone } from '../service/client-gone.ts';
import { Listener } from './listener.ts';
import { OpenStreams } from './open-streams.ts';

/** How often to look for notices of other processes; those of this process are sent at once. */
const LOOK_EVERY_MS: Milliseconds = 300;
/** Proxies close silent connections. */
const HEARTBEAT_MS: Milliseconds = 15_000;
const AT_ONCE = 500;

/** Route `/live`: notices as server-sent events, as they are stored, continuing after the last one received. */
export const liveRoutes: Routes = ({ store }) => {
  const streams = new OpenStreams();
  return async (app) => {
    const closing = new AbortController();
    app.addHook('preClose', async () => closing.abort());
    app.get(
      '/live',
      {
        config: { access: 'live:read' },
        schema: {
          summary: 'Live events (text/event-stream)',
          description:
            'Each event has the type of a notice and JSON data; a listener that was away sends Last-Event-ID and gets what it missed.',
          tags: ['live'],
          querystring: z.object({ after: z.coerce.number<string>().int().min(0).optional() }),
          response: {
            200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.any() } } },
          },
        },
      },
      async (request, reply) => {
        const given = Number(request.headers['last-event-id'] ?? request.query.after ?? Number.NaN);
        const after = Number.isSafeInteger(given) && given >= 0 ? given : await store.read(lastNoticeId);
        const gone = AbortSignal.any([closing.signal, clientGone(reply)]);
        const ended = streams.open(principalOf(request).actor.id);
        const whoListens = () => app.principalStillThere(request);
        const stream = Readable.from(
          eventsAfter(store, new Listener(store, principalOf(request), whoListens), after, gone),
        );
        stream.once('close', ended);
        // The connection is of no use to another request, and an open one would keep the service from ending.
        reply.header('connection', 'close');
        reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream');
        return reply.send(stream) as never;
      },
    );
  };
};

async function* eventsAfter(
  store: ServiceStore,
  listener: Listener,
  after: number,
  gone: AbortSignal,
): AsyncGenerator<string> {
  yield 'retry: 3000\n\n';
  let [last, quietMs] = [after, 0];
  while (!gone.aborted) {
    const notices = await store.read((db) => noticesAfter(db, last, AT_ONCE));
    const principal = await listener.principal();
    if (principal === undefined) return;
    for (const notice of notices) {
      last = notice.id;
      if (notice.hall === undefined || maySeeHall(principal, notice.hall)) yield eventText(notice);
    }
    if (notices.length > 0) quietMs = 0;
    if (notices.length === AT_ONCE) continue;
    await nextNotice(store, gone);
    quietMs += LOOK_EVERY_MS;
    if (quietMs < HEARTBEAT_MS) continue;
    yield ': still here\n\n';
    quietMs = 0;
  }
}

/** Waits until something is announced here, it is time to look, or the listener has gone. */
function nextNotice(store: ServiceStore, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      gone.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, LOOK_EVERY_MS);
    const forget = store.onNotice(done);
    gone.addEventListener('abort', done);
  });
}

const eventText = ({ id, type, hall, at, body }: StoredNotice): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ id, type, hall, at: toInstant(at), data: body })}\n\n`;
