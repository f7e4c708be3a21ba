import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CameraFile, readCameraFile } from '../config/camera-file.ts';
import type { CameraGeometry } from '../core/camera.ts';

export interface CameraFolderNotes {
  /** A window without a camera file: it is judged by what needs no zones. */
  onMissing(window: string): void;
  onUnknownKeys(path: string, keys: readonly string[]): void;
}

export type CameraLookup = (hall: string, window: string) => CameraGeometry | undefined;

/**
 * Camera files by window, `<hall>/<window>.yaml` before `<window>.yaml`, then what `stored` knows; each is read and spoken
 * of once.
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

export function readCamera(path: string, notes: CameraFolderNotes): CameraGeometry {
  const { geometry, unknownKeys }: CameraFile = readCameraFile(path);
  if (unknownKeys.length > 0) notes.onUnknownKeys(path, unknownKeys);
  return geometry;
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
  return path === undefined ? undefined : readCamera(path, notes);
}

function none(window: string, notes: CameraFolderNotes): CameraGeometry {
  notes.onMissing(window);
  return { zones: {} };
}
