import { LiyiError } from '../core/errors.ts';
import { redactCredentials } from '../core/redact.ts';
import { interrupted } from './ffmpeg-process.ts';

/** Whether a path is an http(s) address, presigned or not. Remote footage is read by ranges and never stored. */
export const isRemote = (path: string): boolean => /^https?:\/\//i.test(path);

/** The name of a recording, fit to be stored and shown: of an address, what comes before its query. */
export const publicName = (path: string): string => (isRemote(path) ? publicAddress(path) : path);

/** The address without its query: the query of a presigned address opens the footage to anyone who has it. */
export const publicAddress = (address: string): string => redactCredentials(address.replace(/[?#].*$/, ''));

/**
 * The first bytes of a remote file, at most `count`.
 * @throws LiyiError LIYI_INPUT_NOT_FOUND, LIYI_INPUT_EMPTY, LIYI_INTERRUPTED
 */
export async function firstBytesOf(address: string, count: number, signal?: AbortSignal): Promise<Buffer> {
  const response = await get(address, { range: `bytes=0-${count - 1}` }, signal);
  const chunks: Buffer[] = [];
  let length = 0;
  // A server without support for ranges sends everything; stop after the first bytes.
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

/**
 * The whole content of a remote file, in chunks.
 * @throws LiyiError LIYI_INPUT_NOT_FOUND, LIYI_INTERRUPTED
 */
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
  // The answer for a range of an empty file.
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
