import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export interface StaticSiteOptions {
  /** Folder with `index.html` and `assets/`, made by `npm run build:web`. */
  readonly distDir: string;
}

/** A year: names of built files contain a hash of their content. */
const ASSET_SECONDS = 31_536_000;
/** Addresses of the service itself: a mistyped one must not be answered with a page. */
const SERVICE_PATH = /^\/(api|docs|openapi\.json|healthz|readyz|metrics)(\/|\?|$)/;

/** Folder into which `npm run build:web` builds the site. */
export const BUILT_SITE = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * Serves the review site from the service's own origin, where it has been built. Addresses within the site
 * (`/queue?window=A01`) are answered with its one page, so that they can be stored and shared.
 */
export async function registerStaticSite(
  app: FastifyInstance,
  { distDir }: StaticSiteOptions = { distDir: BUILT_SITE },
): Promise<void> {
  if (!existsSync(path.join(distDir, 'index.html'))) return;
  // Looked up at each request, so that a newly built site is served without a restart.
  await app.register(fastifyStatic, {
    root: path.join(distDir, 'assets'),
    prefix: '/assets/',
    cacheControl: false,
    decorateReply: !app.hasReplyDecorator('sendFile'),
    setHeaders: (reply) => reply.header('cache-control', `public, max-age=${ASSET_SECONDS}, immutable`),
  });
  app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) => reply.sendFile('favicon.svg', distDir));
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') === true && !SERVICE_PATH.test(request.url);
    if (!wantsPage) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', distDir);
  });
}
