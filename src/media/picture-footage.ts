import sharp from 'sharp';
import { LiyiError } from '../core/errors.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Footage } from './footage.ts';
import { checkSize } from './probe-errors.ts';
import { AS_IN_FILE } from './time-map.ts';

/** Pictures carry no time of their own: one a second, unless the user says otherwise. */
const DEFAULT_PICTURE_FPS = 1;

/**
 * Describes a single picture as footage of one second.
 * @throws LiyiError LIYI_INPUT_NO_FRAMES, LIYI_INPUT_TOO_LARGE
 */
export const probePicture = (path: string): Promise<Footage> => footageOf(path, 'picture', [path], DEFAULT_PICTURE_FPS);

/**
 * Describes a folder of pictures as footage, with the size of the first that can be decoded.
 * @param pictures absolute paths in the order they are shown
 * @param fps pictures a second
 * @throws LiyiError LIYI_INPUT_NO_FRAMES, LIYI_INPUT_TOO_LARGE
 */
export const probeFolder = (
  path: string,
  pictures: readonly string[],
  fps: number = DEFAULT_PICTURE_FPS,
): Promise<Footage> => footageOf(path, 'picture-folder', pictures, fps);

async function footageOf(
  path: string,
  kind: 'picture' | 'picture-folder',
  pictures: readonly string[],
  fps: number,
): Promise<Footage> {
  const { codec, rotationDeg, ...size } = await firstReadable(path, pictures);
  return {
    path,
    kind,
    container: 'pictures',
    codec,
    ...size,
    rotationDeg,
    colorMatrix: 'bt601',
    interlaced: false,
    fps,
    timeMap: AS_IN_FILE,
    durationMs: (pictures.length * 1000) / fps,
    startMs: 0,
    containerStartMs: 0,
    timeBase: '1/1000',
    stream: 0,
    streams: [{ stream: 0, codec, ...size }],
    hasAudio: false,
    pictures,
  };
}

interface PictureFacts extends PictureSize {
  readonly codec: string;
  readonly rotationDeg: 0 | 90 | 180 | 270;
}

/** Clockwise rotation for EXIF orientations 1..8; mirrored ones by their rotation alone. */
const EXIF_TURNS = [0, 0, 180, 180, 90, 90, 270, 270] as const;

async function firstReadable(path: string, pictures: readonly string[]): Promise<PictureFacts> {
  let cause: unknown;
  for (const picture of pictures) {
    const metadata = await sharp(picture, { limitInputPixels: false })
      .metadata()
      .catch((error: unknown) => {
        cause = error;
        return undefined;
      });
    if (metadata === undefined) continue;
    const { width, height } = metadata.autoOrient;
    checkSize(picture, { width, height });
    return { codec: metadata.format, width, height, rotationDeg: EXIF_TURNS[(metadata.orientation ?? 1) - 1] ?? 0 };
  }
  throw new LiyiError('LIYI_INPUT_NO_FRAMES', {
    message: `${path}: no picture of it can be decoded`,
    remedy: 'Export the pictures again.',
    cause,
  });
}
