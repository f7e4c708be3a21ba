import { createHash } from 'node:crypto';
import type { JobKind } from './job.ts';

/**
 * A UUID of version 8 (RFC 9562) made from kind and key, so that the same work is the same job wherever it is found.
 */
export type JobId = string;

/** The id of the job of a kind with a key; always the same for the same two. */
export function jobId(kind: JobKind, key: string): JobId {
  const bytes = createHash('sha256').update(`${kind}\0${key}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
