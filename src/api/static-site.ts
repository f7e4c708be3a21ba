import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export interface StaticSiteOptions {
  /** Folder with `index.html` and `assets/`, made by `npm run build:web`. */
  readonly distDir: string;
}

/** For a year: names of built files contain a hash of their content. */
const KEPT = 'public, max-age=31536000, immutable';
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
  const assets = path.join(distDir, 'assets');
  // Looked up at each request, so that a newly built site is served without a restart.
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    cacheControl: false,
    decorateReply: !app.hasReplyDecorator('sendFile'),
    // Only names with a hash may be kept: after an upgrade an old page would ask for assets that are gone.
    setHeaders: (reply, file) => reply.header('cache-control', file.startsWith(assets + path.sep) ? KEPT : 'no-cache'),
  });
  app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) => reply.sendFile('favicon.svg', distDir));
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') === true && !SERVICE_PATH.test(request.url);
    if (!wantsPage) return reply.callNotFound();
    return reply.sendFile('index.html', distDir);
  });
}
