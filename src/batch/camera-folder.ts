import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { geometryOf, readCameraFile } from '../config/camera-file.ts';
import type { CameraGeometry } from '../core/camera.ts';

/** Is told what is odd about camera files. */
export interface CameraFolderNotes {
  /** A window has no camera file, so only what needs no zones is judged. */
  onMissing(window: string): void;
  onUnknownKeys(path: string, keys: readonly string[]): void;
}

export type CameraLookup = (hall: string, window: string) => CameraGeometry | undefined;

/**
 * Finds the camera of a window: `<hall>/<window>.yaml` before `<window>.yaml`, then what `stored` knows, else a camera
 * without any geometry. Each file is read and reported once.
 * @throws LiyiError LIYI_CAMERA_FILE from the function it returns
 */
export function cameraFolder(folder: string | undefined, stored: CameraLookup, notes: CameraFolderNotes) {
  const known = new Map<string, CameraGeometry>();
  return ({ hall, window }: { hall: string; window: string }): CameraGeometry => {
    const key = `${hall}\0${window}`;
    const geometry = known.get(key) ?? find(folder, hall, window, notes) ?? stored(hall, window) ?? none(window, notes);
    known.set(key, geometry);
    return geometry;
  };
}

/**
 * Reads a camera file and reports keys that have no meaning.
 * @throws LiyiError LIYI_CAMERA_FILE
 */
export function readCamera(path: string, window: string, notes: CameraFolderNotes): CameraGeometry {
  const file = readCameraFile(path);
  if (file.unknownKeys.length > 0) notes.onUnknownKeys(path, file.unknownKeys);
  return geometryOf(file, window, path);
}

function find(
  folder: string | undefined,
  hall: string,
  window: string,
  notes: CameraFolderNotes,
): CameraGeometry | undefined {
  const places = folder === undefined ? [] : [join(folder, hall, window), join(folder, window)];
  const path = places
    .flatMap((place) => ['.yaml', '.yml', '.json'].map((extension) => place + extension))
    .find((file) => existsSync(file));
  return path === undefined ? undefined : readCamera(path, window, notes);
}

function none(window: string, notes: CameraFolderNotes): CameraGeometry {
  notes.onMissing(window);
  return { zones: {} };
}
