import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { LiyiError } from '../core/errors.ts';
import { interrupted } from './ffmpeg-process.ts';
import type { Footage } from './footage.ts';
import { contentOf, isRemote, publicAddress } from './remote-input.ts';

/**
 * SHA-256 of the content in hexadecimal: the same bytes are the same footage under any name. For a folder, of its
 * pictures' names and contents in their order.
 */
export async function fingerprint(
  footage: Pick<Footage, 'path' | 'kind' | 'pictures'>,
  signal?: AbortSignal,
): Promise<string> {
  if (footage.kind !== 'picture-folder') return hashOf(footage.path, signal);
  const whole = createHash('sha256');
  for (const picture of footage.pictures ?? [])
    whole.update(`${basename(picture)}\0${await hashOf(picture, signal)}\n`);
  return whole.digest('hex');
}

async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  try {
    const content = isRemote(path)
      ? contentOf(path, signal)
      : createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) });
    for await (const chunk of content) hash.update(chunk);
  } catch (cause) {
    const name = isRemote(path) ? publicAddress(path) : path;
    if (signal?.aborted) throw interrupted(`reading ${name}`, signal.reason);
    if (cause instanceof LiyiError) throw cause;
    throw new LiyiError('LIYI_INPUT_NOT_FOUND', {
      message: `${name}: cannot be read`,
      remedy: 'Check that the file is still there and the disk is well.',
      cause,
    });
  }
  return hash.digest('hex');
}
