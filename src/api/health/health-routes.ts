import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { lastNoticeId } from '../../store/webhooks/notices.ts';
import type { ServiceContext } from '../context.ts';
import { RETRY_AFTER_S } from '../problems/answer-problems.ts';
import { StoreHealth } from './store-health.ts';

/**
 * Serves `/healthz`, `/readyz` and `/metrics` for operators: whether the service lives, can answer, and how it
 * performs. Without names or halls.
 */
export function serveHealth(app: FastifyInstance, { store }: ServiceContext): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'liyi_' });
  const requests = new Counter({
    name: 'liyi_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'liyi_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.06, 0.2, 1, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.inc({ method: request.method, route, status: reply.statusCode });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });

  const schema = { hide: true };
  const config = { access: 'public', rateLimit: false } as const;
  app.get('/healthz', { config, schema }, async () => ({ alive: true }));
  const health = new StoreHealth(store.database.file, (err) => app.log.error({ err }, 'the store is damaged'));
  app.addHook('preClose', async () => health[Symbol.dispose]());
  const isReady = async (): Promise<boolean> => {
    try {
      await store.read(lastNoticeId);
      return await health.isWhole();
    } catch (error) {
      app.log.error({ err: error }, 'the store does not answer');
      return false;
    }
  };
  app.get('/readyz', { config, schema }, async (_request, reply) => {
    if (await isReady()) return { ready: true };
    return reply.code(503).header('retry-after', RETRY_AFTER_S).send({ ready: false });
  });
  app.get('/metrics', { config, schema }, async (_request, reply) => {
    reply.type(registry.contentType);
    return registry.metrics();
  });
}
