import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { MINUTE_MS } from '../contract/durations.ts';
import { guard } from './access/guard.ts';
import type { ServiceContext } from './context.ts';
import { EvidenceCutter } from './evidence/cut-evidence.ts';
import { serveHealth } from './health/health-routes.ts';
import { documentApi, serveDocument } from './openapi/document.ts';
import { answerFrameworkError, answerProblems } from './problems/answer-problems.ts';
import { ROUTES } from './routes.ts';
import { etags } from './service/etags.ts';
import { type PressureLimits, pressureLimits, shedLoad } from './service/shed-load.ts';
import { registerStaticSite } from './static-site.ts';

const API_PREFIX = '/api/v1';

/** JSON is small; recordings are sent in another way. */
const BODY_LIMIT_BYTES = 1_000_000;
/** Slow senders of headers or bodies are disconnected. */
const REQUEST_TIMEOUT_MS = MINUTE_MS;

export interface AppOptions {
  readonly logger?: Logger;
  readonly pressure?: PressureLimits;
}

/** Builds the service without a port, so that requests can be injected. */
export async function buildApp(context: ServiceContext, options: AppOptions = {}): Promise<FastifyInstance> {
  const { trustedProxies: trusted = [] } = context.settings;
  const app = Fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: trusted.length > 0 && [...trusted],
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: answerFrameworkError as never,
  }) as unknown as FastifyInstance;
  const { settings, store } = context;
  app.setValidatorCompiler(validatorCompiler);
  // Views write every property; tests check answers against the document, which allows no others.
  app.setSerializerCompiler(() => JSON.stringify);
  answerProblems(app);
  await shedLoad(app, options.pressure ?? pressureLimits(process.constrainedMemory()));
  await app.register(helmet, {
    contentSecurityPolicy: {
      // Helmet's default makes browsers use HTTPS, which a hall's network may not have.
      directives: {
        'upgrade-insecure-requests': null,
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity: !settings.plainHttp,
    crossOriginOpenerPolicy: !settings.plainHttp,
    originAgentCluster: !settings.plainHttp,
  });
  await app.register(cookie);
  await app.register(rateLimit, { max: settings.requestsPerMinute, timeWindow: '1 minute' });
  guard(app, store);
  etags(app);
  const evidence = new EvidenceCutter(context);
  app.addHook('preClose', () => evidence[Symbol.asyncDispose]());
  serveHealth(app, context);
  await documentApi(app);
  await app.register(
    async (api) => {
      for (const routes of ROUTES)
        await api.withTypeProvider<ZodTypeProvider>().register(routes({ ...context, evidence }));
    },
    { prefix: API_PREFIX },
  );
  await serveDocument(app);
  await registerStaticSite(app);
  return app;
}
