import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCameraFile } from '../../src/config/camera-file.ts';
import type { CameraGeometry } from '../../src/core/camera.ts';
import { cameraOf, readTruth, type Truth } from './truth.ts';

export interface Clip {
  readonly name: string;
  readonly path: string;
  readonly truth: Truth;
  /** Camera of the truth, or of a camera file beside the clip; `{ zones: {} }` where neither says anything. */
  readonly camera: CameraGeometry;
}

const BESIDE = fileURLToPath(new URL('../../../shared', import.meta.url));
/** Clips of real people with truth made by hand, beside the repository; not everywhere there. */
export const REAL_CLIPS = join(BESIDE, 'real');
const RENDERED_CLIPS = join(BESIDE, 'footage');
const BUNDLED = fileURLToPath(new URL('../../fixtures/clips', import.meta.url));
const SUFFIX = '.truth.json';
const CAMERA_SUFFIXES = ['.camera.yaml', '.camera.json'];

/** The larger set beside the repository where it is there, else the two bundled clips. */
export const defaultFolder = (): string => (existsSync(RENDERED_CLIPS) ? RENDERED_CLIPS : BUNDLED);

/**
 * Every clip of a folder that has a `<clip>.truth.json`, by name.
 * @param only beginnings of the names that are wanted; all where left out
 */
export function clipsOf(folder: string, only?: readonly string[]): Clip[] {
  const files = readdirSync(folder);
  return files
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => basename(file, SUFFIX))
    .filter((name) => only === undefined || only.some((beginning) => name.startsWith(beginning)))
    .toSorted()
    .map((name) => {
      const truth = readTruth(join(folder, `${name}${SUFFIX}`));
      const video = files.find((file) => /\.(mp4|avi|mkv|mov)$/.test(file) && file.startsWith(`${name}.`));
      const path = join(folder, video ?? `${name}.mp4`);
      return { name, path, truth, camera: truth.camera ? cameraOf(truth) : cameraBeside(folder, name) };
    });
}

function cameraBeside(folder: string, name: string): CameraGeometry {
  const path = CAMERA_SUFFIXES.map((suffix) => join(folder, `${name}${suffix}`)).find(existsSync);
  return path ? readCameraFile(path).geometry : { zones: {} };
}
