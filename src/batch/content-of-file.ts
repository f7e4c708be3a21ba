import { type BigIntStats, constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { EpochMilliseconds, Milliseconds } from '../core/units.ts';
import { fingerprint } from '../media/fingerprint.ts';
import type { FileState, KnownFiles } from '../store/recordings/known-files.ts';

export type FileContent =
  | { readonly state: 'settled'; readonly sha256: string; readonly bytes: number }
  | { readonly state: 'still-being-written' };

export interface ContentOptions {
  readonly files: KnownFiles;
  readonly settleMs: Milliseconds;
  readonly now: EpochMilliseconds;
  readonly signal?: AbortSignal;
}

/**
 * The hash of a file's content, read only where the file changed since it was last read. A file that changed less than
 * `settleMs` ago, or while it was read, is still being written. For a file from the future, made by a recorder with a
 * wrong clock, only the latter counts. Rejects where the file cannot be read.
 */
export async function contentOfFile(path: string, options: ContentOptions): Promise<FileContent> {
  const { files, settleMs, now, signal } = options;
  const before = await fileStateOf(path);
  const ageMs = now - before.modifiedAt;
  if (ageMs >= -settleMs && ageMs < settleMs) return { state: 'still-being-written' };
  const known = await files.sha256Of(before);
  if (known !== undefined) return { state: 'settled', sha256: known, bytes: before.bytes };
  await access(path, constants.R_OK);
  const sha256 = await fingerprint({ path, kind: 'video' }, signal);
  const after = await fileStateOf(path);
  if (after.bytes !== before.bytes || after.modifiedAt !== before.modifiedAt) return { state: 'still-being-written' };
  await files.remember(before, sha256);
  return { state: 'settled', sha256, bytes: before.bytes };
}

/** Size and modification time of a file, to see whether it has changed. Rejects where there is no such file. */
export async function fileStateOf(path: string): Promise<FileState> {
  const info: BigIntStats = await stat(path, { bigint: true });
  return { path, bytes: Number(info.size), modifiedAt: Number(info.mtimeNs) / 1e6 };
}
