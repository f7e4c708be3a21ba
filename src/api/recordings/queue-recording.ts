import { stat } from 'node:fs/promises';
import { fingerprint } from '../../media/fingerprint.ts';
import { probeFootage } from '../../media/probe.ts';
import type { JobId } from '../../store/jobs/job-id.ts';
import { cameraOf, type WindowPlace } from '../../store/places/place-records.ts';
import { setFileOfRecording } from '../../store/recordings/recording-files.ts';
import type { Principal } from '../access/principal.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../problems/not-found.ts';
import { defined } from '../schemas/common.ts';

export interface QueuedRecording {
  readonly job: JobId;
  readonly sha256: string;
  readonly bytes: number;
}

/** Looks into the file, remembers where it lies, and has it analysed. @throws LiyiError LIYI_INPUT_… for no recording */
export async function queueRecording(
  { store, settings, jobs }: ServiceContext,
  principal: Principal,
  recording: { readonly path: string; readonly place: WindowPlace; readonly startedAt?: number | undefined },
): Promise<QueuedRecording> {
  const { path, place, startedAt } = recording;
  const setup = await store.read((db) => cameraOf(db, place.id));
  if (setup === undefined)
    throw invalid(`the camera of window ${place.window} is not set up`, 'Set it: PUT /api/v1/windows/{id}/camera.');
  const footage = await probeFootage(path, { programs: settings.ffmpeg });
  const [sha256, { size: bytes }] = [await fingerprint(footage), await stat(path)];
  await store.change(principal.actor, async ({ writing, now, note }) => {
    await setFileOfRecording(writing, { sha256, path, bytes }, now);
    const { hall, window } = place;
    note({ action: 'recording.register', subject: `recording:${sha256}`, hall, detail: { window, bytes } });
  });
  const { hall, window } = place;
  const job = await jobs.queue.enqueue(
    {
      kind: 'analyze-recording',
      key: [hall, window, sha256].join('\0'),
      payload: {
        ...{ path, hall, window, sha256, bytes },
        ...{ camera: setup.geometry, sampleFps: settings.sampleFps },
        ...defined({ startedAt, rulebooks: setup.rulebooks }),
      },
    },
    { again: true },
  );
  return { job, sha256, bytes };
}
