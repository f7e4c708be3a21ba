import { createWriteStream } from 'node:fs';
import { mkdir, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LiyiError } from '../../core/errors.ts';
import { conflict } from '../problems/not-found.ts';
import { type DiskRoom, diskFull, isNoSpace } from '../service/disk-room.ts';

/** How often the disk is looked at while a piece comes in: others write to it too. */
const LOOK_EVERY_BYTES = 64 * 1024 ** 2;

/** How much of a file is there. */
export const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => ({ size: 0 }))).size;

export interface Piece {
  readonly content: Readable;
  readonly offset: number;
  /** As its sender said in advance. */
  readonly length: number | undefined;
}

/**
 * Adds a piece to the file as it comes in; gives the file's new size. What arrived before a connection broke is kept. A
 * piece that does not begin where the file ends is refused, and so is one that makes it larger than was said.
 * @param bytes the file's size once all is there
 */
export async function receivePiece(
  path: string,
  { content, offset, length }: Piece,
  { bytes, room }: { readonly bytes: number; readonly room: DiskRoom },
): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const size = await sizeOf(path);
  if (size !== offset) throw conflict(`the upload has ${size} bytes, the piece begins at ${offset}`);
  // Said in advance: refused in words. Otherwise the connection is cut where it becomes too much.
  if (length !== undefined && offset + length > bytes) throw tooLarge(bytes);
  await room.assertRoomFor(length ?? 0);
  try {
    await pipeline(content, counting(offset, bytes, room), createWriteStream(path, { flags: 'a' }));
  } catch (error) {
    if (error instanceof LiyiError || isNoSpace(error)) {
      await truncate(path, offset).catch(() => {});
      throw isNoSpace(error) ? diskFull(bytes - offset) : error;
    }
    throw conflict('the connection broke; ask how much has arrived and go on there');
  }
  return sizeOf(path);
}

function counting(offset: number, bytes: number, room: DiskRoom): Transform {
  let [received, nextLook] = [offset, offset + LOOK_EVERY_BYTES];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received > bytes) return done(tooLarge(bytes));
      if (received < nextLook) return done(null, chunk);
      nextLook = received + LOOK_EVERY_BYTES;
      room.assertRoomFor(0).then(() => done(null, chunk), done);
    },
  });
}

const tooLarge = (bytes: number): LiyiError =>
  new LiyiError('LIYI_REQUEST_TOO_LARGE', {
    message: `the upload was said to have ${bytes} bytes, and more came`,
    remedy: 'Begin the upload again with its real size.',
  });
