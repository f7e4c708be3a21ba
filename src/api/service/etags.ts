import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Answers to GET carry a tag of their content; who has that content already is told so instead of sent it again. */
export function etags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const tag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
    reply.header('etag', tag);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match'];
    if (known === undefined || !known.split(/\s*,\s*/).includes(tag)) return payload;
    reply.code(304).removeHeader('content-type');
    return '';
  });
}
