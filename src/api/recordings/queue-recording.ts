import { stat } from 'node:fs/promises';
import { MINUTE_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { Footage } from '../../media/footage.ts';
import { probeFootage } from '../../media/probe.ts';
import { AS_IN_FILE } from '../../media/time-map.ts';
import type { JobId } from '../../store/jobs/job-id.ts';
import { type CameraSetup, cameraOf, type WindowPlace } from '../../store/places/place-records.ts';
import { setFileOfRecording } from '../../store/recordings/recording-files.ts';
import type { Principal } from '../access/principal.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../problems/not-found.ts';
import { defined } from '../schemas/common.ts';
import { withinTime } from '../service/within-time.ts';

export interface QueuedRecording {
  readonly job: JobId;
  readonly sha256: string;
  readonly bytes: number;
}

/** A file that is a recording, and the camera that filmed it. */
export interface ProbedRecording {
  readonly place: WindowPlace;
  readonly setup: CameraSetup;
  readonly footage: Footage;
}

/** All of a recording is read for its hash: some minutes from a slow network drive. */
const READ_WITHIN_MS: Milliseconds = 15 * MINUTE_MS;

/** Reads a recording for a request, as `withinTime` does. */
export const readingRecording = <T>(gone: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
  withinTime(READ_WITHIN_MS, gone, work);

/** @throws LiyiError LIYI_REQUEST where nobody has set the camera up */
export async function cameraSetupOf({ store }: ServiceContext, place: WindowPlace): Promise<CameraSetup> {
  const setup = await store.read((db) => cameraOf(db, place.id));
  if (setup !== undefined) return setup;
  throw invalid(`the camera of window ${place.window} is not set up`, 'Set it: PUT /api/v1/windows/{id}/camera.');
}

/** Looks into the file. @throws LiyiError LIYI_INPUT_… for no recording */
export async function probeRecording(
  context: ServiceContext,
  place: WindowPlace,
  path: string,
  signal: AbortSignal,
): Promise<ProbedRecording> {
  const setup = await cameraSetupOf(context, place);
  const { ffmpeg: programs } = context.settings;
  return { place, setup, footage: await probeFootage(path, { programs, signal, timeMap: AS_IN_FILE }) };
}

/** Stores where the recording is, and queues its analysis. */
export async function queueRecording(
  { store, settings, jobs }: ServiceContext,
  principal: Principal,
  { place, setup }: ProbedRecording,
  file: { readonly path: string; readonly sha256: string; readonly startedAt?: number | undefined },
): Promise<QueuedRecording> {
  const { path, sha256, startedAt } = file;
  const { hall, window } = place;
  const { size: bytes } = await stat(path);
  await store.change(principal.actor, async ({ writing, now, note }) => {
    await setFileOfRecording(writing, { sha256, path, bytes }, now);
    note({ action: 'recording.register', subject: `recording:${sha256}`, hall, detail: { window, bytes } });
  });
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
