import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { ENGINE_VERSION } from '../../core/version.ts';
import type { Access } from '../access/guard.ts';
import { PROBLEM_TYPE, problemSchema } from '../problems/problem.ts';

const PROBLEM = { description: 'Problem details (RFC 9457)', content: { [PROBLEM_TYPE]: { schema: problemSchema } } };

/** Documents every route that is registered from here on, with what they have in common. */
export async function documentApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '礼仪 Liyi',
        version: ENGINE_VERSION,
        description:
          'Compliance timelines of service counters. Times are RFC 3339 with zone; lists are pages with a cursor; errors are problem details. ' +
          'People log in and send the CSRF token of their session with every change; machines send an API key as a bearer token.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'liyi_session' },
          apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'liyi_<prefix>_<secret>' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === undefined || route.schema === undefined) return;
    route.schema = {
      ...route.schema,
      ...(access === 'public' ? {} : { security: [{ session: [] }, { apiKey: [] }] }),
      description: [route.schema.description, accessText(access), route.config?.everyHall && EVERY_HALL]
        .filter(Boolean)
        .join('\n\n'),
      response: { ...(route.schema.response as object | undefined), '4xx': PROBLEM, '5xx': PROBLEM },
    };
  });
}

const EVERY_HALL = 'Not for whoever is limited to some halls.';

function accessText(access: Access): string {
  if (access === 'public') return 'Anybody.';
  if (access === 'known') return 'Anybody who is logged in.';
  return `Right: ${(Array.isArray(access) ? access : [access]).join(' or ')}.`;
}

/** Serves the document, and a page that shows it without the internet. */
export async function serveDocument(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    transformStaticCSP: onPlainHttp,
    uiConfig: { deepLinking: true },
  });
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
}

/** A hall's network may have no certificates. */
const onPlainHttp = (policy: string): string => policy.replace('upgrade-insecure-requests;', '');

type Document = ReturnType<SwaggerTransformObject>;

/** Every schema is registered for requests and for answers; those that nothing refers to are removed. */
function withoutUnused(document: Document): Document {
  if (!('components' in document) || document.components?.schemas === undefined) return document;
  const schemas = document.components.schemas as Record<string, unknown>;
  const reachable = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (reachable.has(name!)) continue;
      reachable.add(name!);
      visit(schemas[name!] ?? {});
    }
  };
  visit(document.paths ?? {});
  const used = Object.fromEntries(Object.entries(schemas).filter(([name]) => reachable.has(name)));
  return { ...document, components: { ...document.components, schemas: used } } as Document;
}
