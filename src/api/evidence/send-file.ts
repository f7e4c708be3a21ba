import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LiyiError } from '../../core/errors.ts';

export const pictureAnswer = { description: 'JPEG', content: { 'image/jpeg': { schema: z.any() } } };
export const videoAnswer = { description: 'MP4, H.264', content: { 'video/mp4': { schema: z.any() } } };

interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Sends a file, or the one range of it that is requested. Source: RFC 9110, 14.2.
 * @throws LiyiError LIYI_REQUEST_RANGE
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  type: string,
): Promise<FastifyReply> {
  const { size, mtimeMs } = await stat(path);
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  reply.header('accept-ranges', 'bytes').header('etag', tag).type(type);
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const wanted = request.headers['if-range'] === undefined || request.headers['if-range'] === tag;
  const range = wanted ? parseRange(request.headers.range, size) : undefined;
  const { first, last } = range ?? { first: 0, last: size - 1 };
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  reply.header('content-length', last - first + 1);
  return reply.send(request.method === 'HEAD' ? '' : createReadStream(path, { start: first, end: last }));
}

/** Undefined for no range, and for a header that is no range of bytes, which must be ignored. */
function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (parts === null || (parts[1] === '' && parts[2] === '')) return undefined;
  const range =
    parts[1] === ''
      ? { first: Math.max(0, size - Number(parts[2])), last: size - 1 }
      : { first: Number(parts[1]), last: parts[2] === '' ? size - 1 : Math.min(Number(parts[2]), size - 1) };
  if (range.first > range.last || range.first >= size) {
    throw new LiyiError('LIYI_REQUEST_RANGE', {
      message: `the file has ${size} bytes`,
      remedy: 'Ask for a range inside of it.',
    });
  }
  return range;
}
