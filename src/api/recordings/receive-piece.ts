import { createWriteStream } from 'node:fs';
import { mkdir, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LiyiError } from '../../core/errors.ts';
import { conflict } from '../problems/not-found.ts';

/** How much of a file is there. */
export const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => ({ size: 0 }))).size;

/**
 * Adds a piece to the file as it comes in; gives the file's new size. What arrived before a connection broke is kept. A
 * piece that does not begin where the file ends is refused, and so is one that makes it larger than was said.
 */
export async function receivePiece(
  path: string,
  piece: Readable,
  { offset, bytes, length }: { readonly offset: number; readonly bytes: number; readonly length: number | undefined },
): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const size = await sizeOf(path);
  if (size !== offset) throw conflict(`the upload has ${size} bytes, the piece begins at ${offset}`);
  // Said in advance: refused in words. Otherwise the connection is cut where it becomes too much.
  if (length !== undefined && offset + length > bytes) throw tooLarge(bytes);
  let received = offset;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received > bytes) done(tooLarge(bytes));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(piece, counting, createWriteStream(path, { flags: 'a' }));
  } catch (error) {
    if (!(error instanceof LiyiError)) throw conflict('the connection broke; ask how much has arrived and go on there');
    await truncate(path, offset);
    throw error;
  }
  return sizeOf(path);
}

const tooLarge = (bytes: number): LiyiError =>
  new LiyiError('LIYI_REQUEST_TOO_LARGE', {
    message: `the upload was said to have ${bytes} bytes, and more came`,
    remedy: 'Begin the upload again with its real size.',
  });
