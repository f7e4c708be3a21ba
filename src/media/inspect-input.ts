import { open, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LiyiError } from '../core/errors.ts';
import { firstBytesOf, isRemote } from './remote-input.ts';

export type InspectedInput =
  /** Absolute paths of its pictures in the order of their names, numbers by value: 2.jpg before 10.jpg. */
  | { readonly kind: 'folder'; readonly pictures: readonly string[] }
  | { readonly kind: 'picture' }
  /** `isMp4`: begins as MP4 and QuickTime files do, whatever its name. */
  | { readonly kind: 'other'; readonly isMp4: boolean };

const PICTURE_NAME = /\.(?:jpe?g|png|webp|tiff?)$/i;
/** A motion JPEG begins as a JPEG does. */
const MOTION_JPEG_NAME = /\.mjpe?g$/i;

const HEAD_BYTES = 12;

/** First boxes of ISO base media files. */
const MP4_BOX = /^(?:ftyp|moov|mdat|free|skip|wide|styp|moof)$/;

/**
 * Tells what kind of input a path or address is, from its first bytes alone.
 * @throws LiyiError LIYI_INPUT_NOT_FOUND, LIYI_INPUT_EMPTY, LIYI_INPUT_NOT_MEDIA for a folder without pictures
 */
export async function inspectInput(path: string, signal?: AbortSignal): Promise<InspectedInput> {
  if (isRemote(path)) return { kind: 'other', isMp4: beginsAsMp4(await firstBytesOf(path, HEAD_BYTES, signal)) };
  const info = await stat(path).catch((cause: unknown) => {
    throw notFound(path, cause);
  });
  if (info.isDirectory()) return { kind: 'folder', pictures: await picturesIn(path) };
  if (!info.isFile()) throw notMedia(path, 'neither a file nor a folder');
  if (info.size === 0)
    throw new LiyiError('LIYI_INPUT_EMPTY', {
      message: `${path}: the file is empty`,
      remedy: 'Copy or export the recording again.',
    });
  const head = await firstBytes(path);
  if (isPicture(head) && !MOTION_JPEG_NAME.test(path)) return { kind: 'picture' };
  return { kind: 'other', isMp4: beginsAsMp4(head) };
}

const beginsAsMp4 = (head: Buffer): boolean => MP4_BOX.test(head.toString('latin1', 4, 8));

async function picturesIn(path: string): Promise<string[]> {
  const byName = new Intl.Collator('en', { numeric: true });
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((e) => !e.isDirectory() && !e.name.startsWith('.') && PICTURE_NAME.test(e.name));
  if (names.length === 0) throw notMedia(path, 'the folder holds no pictures (JPEG, PNG, WebP, TIFF)');
  return names.map((e) => resolve(join(path, e.name))).sort(byName.compare);
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw notFound(path, cause);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isPicture(head: Buffer): boolean {
  const text = head.toString('latin1');
  return (
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG') ||
    text.startsWith('II*\0') ||
    text.startsWith('MM\0*') ||
    (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP')
  );
}

function notFound(path: string, cause: unknown): LiyiError {
  const denied = (cause as NodeJS.ErrnoException).code === 'EACCES';
  return new LiyiError('LIYI_INPUT_NOT_FOUND', {
    message: denied ? `${path}: may not be read` : `${path}: no such file or folder`,
    remedy: denied ? 'Give this user the right to read it.' : 'Check the path.',
    cause,
  });
}

const notMedia = (path: string, why: string): LiyiError =>
  new LiyiError('LIYI_INPUT_NOT_MEDIA', {
    message: `${path}: ${why}`,
    remedy: 'Give a recording (MP4, MKV, AVI, MPEG-TS, MPEG-PS, …), a picture (JPEG, PNG, …) or a folder of pictures.',
  });
