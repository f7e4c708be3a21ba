import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** An answer in bytes, with the tag of its content. */
export interface TaggedBytes {
  readonly bytes: Buffer;
  readonly tag: string;
}

/** UTF-8 takes at most three bytes for a UTF-16 unit. Encoding into this buffer is faster than measuring first. */
const scratch = Buffer.allocUnsafeSlow(600_000);

const encoded = (text: string): Buffer =>
  text.length * 3 > scratch.length ? Buffer.from(text) : Buffer.from(scratch.subarray(0, scratch.write(text)));

/** Encodes a text as UTF-8, with a weak tag of its content. */
export function tagged(text: string): TaggedBytes {
  const bytes = encoded(text);
  return { bytes, tag: `W/"${hash('sha1', bytes, 'base64url')}"` };
}

/** Gives answers to GET a tag of their content; a client that has that content gets 304 instead. */
export function etags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200) return payload;
    const answer = typeof payload === 'string' ? tagged(payload) : taggedAlready(reply, payload);
    if (answer === undefined) return payload;
    const { bytes, tag } = answer;
    reply.header('etag', tag);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match'];
    if (known === undefined || !known.split(/\s*,\s*/).includes(tag)) return bytes;
    reply.code(304).removeHeader('content-type');
    return '';
  });
}

function taggedAlready(reply: FastifyReply, payload: unknown): TaggedBytes | undefined {
  const tag = reply.getHeader('etag');
  return Buffer.isBuffer(payload) && typeof tag === 'string' ? { bytes: payload, tag } : undefined;
}
