import type { CameraGeometry } from '../core/camera.ts';
import { cameraOf, listPlaces } from '../store/places/place-records.ts';
import type { Database } from '../store/schema.ts';
import type { CameraLookup } from './camera-folder.ts';

/** Finds the camera of a window as set in the service, or as used last. */
export async function storedCameras(db: Database): Promise<CameraLookup> {
  const known = new Map<string, CameraGeometry>();
  for (const { id, hall, window } of await listPlaces(db)) {
    const setup = await cameraOf(db, id);
    if (setup !== undefined) known.set(`${hall}\0${window}`, setup.geometry);
  }
  return (hall, window) => known.get(`${hall}\0${window}`);
}
