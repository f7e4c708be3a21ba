import type { CameraGeometry } from '../../core/camera.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import { conditionAtEnd } from '../../events/picture-faults.ts';
import { type CameraHealth, keepCameraHealth } from '../places/camera-health.ts';
import { DEFAULT_HALL, ensureCamera, lockWindow } from '../places/places.ts';
import type { OnRunCommitted } from '../runs/on-run-committed.ts';
import type { Writing } from '../schema.ts';
import { insertNotice } from './notices.ts';

/** How a window's camera was when it was last seen. */
export interface SeenCamera extends Omit<CameraHealth, 'camera'> {
  readonly hall?: string | undefined;
  readonly window: string;
  readonly geometry: CameraGeometry;
}

/** Stores the condition of a camera, and announces it where it has changed. Must come late: a notice makes others wait. */
export async function tellCameraHealth(
  writing: Writing,
  { geometry, hall = DEFAULT_HALL, window, condition, since, seen }: SeenCamera,
  now: EpochMilliseconds,
): Promise<void> {
  const windowId = await lockWindow(writing, { hall, window }, now);
  const camera = await ensureCamera(writing, windowId, geometry, now);
  const before = await keepCameraHealth(writing, { camera, condition, since, seen });
  if (before === undefined) return;
  const body = { windowId, window, camera, condition, before, since: new Date(since).toISOString() };
  await insertNotice(writing, { type: 'camera.health.changed', hall, body }, now);
}

/** Stores how the camera of a new run was at its end, where its time is known. */
export const tellHealthOfRun: OnRunCommitted = async (writing, { run }, now) => {
  const { startedAt, footage, camera: geometry, hall, window } = run;
  if (startedAt === undefined) return;
  const seen = { startMs: footage.startMs, endMs: footage.startMs + footage.durationMs };
  const { condition, sinceMs } = conditionAtEnd(run.blindness, seen);
  const at = (tMs: number) => Math.round(startedAt + tMs - footage.startMs);
  const camera = { geometry, hall, window, condition, since: at(sinceMs), seen: at(seen.endMs) };
  await tellCameraHealth(writing, camera, now);
};
