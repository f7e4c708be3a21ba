import { fileStateOf } from '../../batch/content-of-file.ts';
import { LiyiError } from '../../core/errors.ts';
import { fingerprint } from '../../media/fingerprint.ts';
import type { Footage } from '../../media/footage.ts';
import type { FileState, KnownFiles } from '../../store/recordings/known-files.ts';

export interface AnalysedRecording {
  readonly files: KnownFiles;
  readonly footage: Footage;
  /** Of the content that was analysed. */
  readonly sha256: string;
  readonly signal: AbortSignal;
}

/**
 * Runs `cut` on footage whose content is that of the analysed recording, before and after: another file of the same
 * name would show what nobody judged, and faces where nothing is blurred. A file is hashed once, and again when it has
 * changed.
 * @throws LiyiError LIYI_INPUT_REPLACED
 */
export async function whileUnchanged<T>(recording: AnalysedRecording, cut: () => Promise<T>): Promise<T> {
  const { footage, sha256 } = recording;
  const before = await fileStateOf(footage.path);
  if ((await contentOf(recording, before)) !== sha256) throw replaced();
  const made = await cut();
  const after = await fileStateOf(footage.path);
  if (after.bytes !== before.bytes || after.modifiedAt !== before.modifiedAt) throw replaced();
  return made;
}

async function contentOf({ files, footage, signal }: AnalysedRecording, state: FileState): Promise<string> {
  const known = footage.kind === 'video' ? await files.sha256Of(state) : undefined;
  if (known !== undefined) return known;
  const sha256 = await fingerprint(footage, signal);
  if (footage.kind === 'video') await files.remember(state, sha256);
  return sha256;
}

const replaced = (): LiyiError =>
  new LiyiError('LIYI_INPUT_REPLACED', {
    message: 'the file that lies where the recording was is another one than was analysed',
    remedy: 'Put the recording back, or register it where it lies now; or have the new file analysed.',
  });
