import { LiyiError } from '../core/errors.ts';
import { interrupted } from './ffmpeg-process.ts';
import { redactCredentials } from './redact.ts';

/** An http(s) address, presigned ones too: read by ranges, never stored. */
export const isRemote = (path: string): boolean => /^https?:\/\//i.test(path);

/** Without query: that of a presigned address opens the footage to anyone who has it. */
export const publicAddress = (address: string): string => redactCredentials(address.replace(/[?#].*$/, ''));

/** Bytes enough to tell what it is. @throws LiyiError LIYI_INPUT_NOT_FOUND, LIYI_INPUT_EMPTY */
export async function firstBytesOf(address: string, count: number, signal?: AbortSignal): Promise<Buffer> {
  const response = await get(address, { range: `bytes=0-${count - 1}` }, signal);
  const chunks: Buffer[] = [];
  let length = 0;
  // A server that knows no ranges sends all of it; the rest is not waited for.
  for await (const chunk of response.body ?? []) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length >= count) break;
  }
  if (length === 0) {
    throw new LiyiError('LIYI_INPUT_EMPTY', {
      message: `${publicAddress(address)}: the file is empty`,
      remedy: 'Upload the recording again.',
    });
  }
  return Buffer.concat(chunks).subarray(0, count);
}

export async function* contentOf(address: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const response = await get(address, {}, signal);
  if (response.body) yield* response.body;
}

async function get(address: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(address, { headers, ...(signal && { signal }) }).catch((cause: unknown) => {
    if (signal?.aborted) throw interrupted(`reading ${publicAddress(address)}`, signal.reason);
    throw unreachableAddress(address, 'it cannot be reached', cause);
  });
  if (response.ok) return response;
  // Ranges of an empty file.
  if (response.status === 416) return new Response();
  await response.body?.cancel();
  throw unreachableAddress(address, `the server answers ${response.status} ${response.statusText}`.trim());
}

const unreachableAddress = (address: string, why: string, cause?: unknown): LiyiError =>
  new LiyiError('LIYI_INPUT_NOT_FOUND', {
    message: `${publicAddress(address)}: ${why}`,
    remedy: 'Check the address, the network, and whether a presigned address has run out.',
    cause,
  });
