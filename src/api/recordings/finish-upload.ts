import { LiyiError } from '../../core/errors.ts';
import { fingerprint } from '../../media/fingerprint.ts';
import { deleteUpload, finishUpload, type Upload } from '../../store/recordings/uploads.ts';
import type { Principal } from '../access/principal.ts';
import type { ServiceContext } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { invalid } from '../problems/not-found.ts';
import {
  type ProbedRecording,
  probeRecording,
  type QueuedRecording,
  queueRecording,
  readingRecording,
} from './queue-recording.ts';
import type { UploadsFolder } from './uploads-folder.ts';

/**
 * Has what arrived analysed, whether or not its sender still waits: a proxy may have given up on a long file. Until that is settled it keeps its name as a part, so that a last piece of no bytes tries
 * again; what is no recording goes.
 */
export async function finish(
  context: ServiceContext,
  principal: Principal,
  folder: UploadsFolder,
  upload: Upload,
  closing: AbortSignal,
): Promise<QueuedRecording> {
  const { store } = context;
  const part = folder.partOf(upload.id);
  const sha256 = await readingRecording(closing, (signal) => fingerprint({ path: part, kind: 'video' }, signal));
  if (upload.sha256 !== undefined && sha256 !== upload.sha256) {
    await folder.removePart(upload.id);
    throw invalid('what arrived is not what was sent: its hash differs', 'Upload it again from the beginning.');
  }
  const place = await windowFor(store, principal, upload.windowId);
  let probed: ProbedRecording;
  try {
    probed = await readingRecording(closing, (signal) => probeRecording(context, place, part, signal));
  } catch (error) {
    if (error instanceof LiyiError && error.job === 'refused') {
      await folder.removePart(upload.id);
      await store.keep((writing) => deleteUpload(writing, upload.id));
    }
    throw error;
  }
  const path = await folder.keep(upload.id, sha256);
  const queued = await queueRecording(context, principal, probed, { path, sha256, startedAt: upload.startedAt });
  await store.keep((writing) => finishUpload(writing, upload.id, store.now()));
  await folder.removePart(upload.id);
  return queued;
}
