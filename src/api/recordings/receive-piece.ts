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

/** Bytes of a file that have arrived; 0 where there is no file. */
export const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => ({ size: 0 }))).size;

export interface Piece {
  readonly content: Readable;
  readonly offset: number;
  /** Length announced by the sender. */
  readonly length: number | undefined;
}

/**
 * Appends a piece to the file as it arrives. What arrived before a connection broke is kept. Pieces that do not begin
 * where the file ends, or make it larger than announced, are rejected.
 * @param path the file, created with its folder where it is missing
 * @returns the file's new size
 * @throws LiyiError LIYI_CONFLICT, LIYI_REQUEST_TOO_LARGE, LIYI_DISK_FULL
 */
export async function receivePiece(
  path: string,
  { content, offset, length }: Piece,
  { bytes, room }: { readonly bytes: number; readonly room: DiskRoom },
): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const size = await sizeOf(path);
  if (size !== offset) throw conflict(`the upload has ${size} bytes, the piece begins at ${offset}`);
  // An announced length is rejected with an answer; otherwise the connection is closed when it is exceeded.
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
