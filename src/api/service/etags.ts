import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Answers to GET carry a tag of their content; who has that content already is told so instead of sent it again. */
export function etags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    // Encoded once, for the tag and for the wire.
    const bytes = Buffer.from(payload);
    const tag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`;
    reply.header('etag', tag);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match'];
    if (known === undefined || !known.split(/\s*,\s*/).includes(tag)) return bytes;
    reply.code(304).removeHeader('content-type');
    return '';
  });
}
