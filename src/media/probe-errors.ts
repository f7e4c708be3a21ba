import { LiyiError } from '../core/errors.ts';
import type { PictureSize } from '../core/geometry.ts';
import { MAX_PICTURE_PIXELS } from './input-arguments.ts';

/**
 * Checks that a picture can be analysed.
 * @throws LiyiError LIYI_INPUT_NO_FRAMES for a picture without a size, LIYI_INPUT_TOO_LARGE for one above the limit
 */
export function checkSize(path: string, size: PictureSize): void {
  const { width, height } = size;
  if (width <= 0 || height <= 0)
    throw new LiyiError('LIYI_INPUT_NO_FRAMES', {
      message: `${path}: the video stream has no picture size (${width}x${height}): no frame of it can be decoded`,
      remedy: 'Export the recording again from the recorder.',
    });
  if (width * height > MAX_PICTURE_PIXELS)
    throw new LiyiError('LIYI_INPUT_TOO_LARGE', {
      message: `${path}: a picture of ${width}x${height} is beyond the ${MAX_PICTURE_PIXELS / 2 ** 20} megapixels analysed`,
      remedy: 'Scale it down first; 1920x1080 is enough for a counter.',
    });
}

/**
 * The error for an input that ffprobe does not recognise: LIYI_INPUT_DAMAGED for an MP4 whose index is missing, else
 * LIYI_INPUT_NOT_MEDIA.
 * @param why ffprobe's own messages
 */
export function unreadable(path: string, why: string, withoutIndex: boolean): LiyiError {
  if (withoutIndex)
    return new LiyiError('LIYI_INPUT_DAMAGED', {
      message: `${path}: the recording is cut off: its index (moov) is missing`,
      remedy: 'Copy or export the recording again from the recorder; it was not finished.',
      cause: new Error(why),
    });
  return new LiyiError('LIYI_INPUT_NOT_MEDIA', {
    message: `${path}: not a video, a picture or a folder of pictures`,
    remedy: 'Give a recording (MP4, MKV, AVI, MPEG-TS, MPEG-PS, …), a picture (JPEG, PNG, …) or a folder of pictures.',
    cause: new Error(why),
  });
}

/** The LIYI_INPUT_NO_VIDEO error for an input without a video stream. */
export const noVideo = (path: string, hasAudio: boolean): LiyiError =>
  new LiyiError('LIYI_INPUT_NO_VIDEO', {
    message: hasAudio ? `${path}: has sound but no video stream` : `${path}: has no video stream`,
    remedy: 'Give the recording that holds the picture.',
  });

/**
 * The LIYI_INPUT_NO_STREAM error for a stream number that the input does not have.
 * @param count how many video streams it has
 */
export const noStream = (path: string, stream: number, count: number): LiyiError =>
  new LiyiError('LIYI_INPUT_NO_STREAM', {
    message: `${path}: there is no video stream ${stream}; it has ${count}, numbered from 0`,
    remedy: `Choose --stream 0${count > 1 ? ` to ${count - 1}` : ''}.`,
  });

/** The LIYI_INPUT_NO_TIMES error for a stream that neither has times nor states its frame rate. */
export const noTimes = (path: string): LiyiError =>
  new LiyiError('LIYI_INPUT_NO_TIMES', {
    message: `${path}: the stream has no times and does not state its frame rate`,
    remedy: 'State it with --fps, or export the recording as MP4, MKV or MPEG-TS.',
  });

/** The LIYI_FFMPEG_FAILED error for frames that do not come as they were asked for. */
export const outputUnreadable = (work: string, cause: Error): LiyiError =>
  new LiyiError('LIYI_FFMPEG_FAILED', {
    message: `${work}: ffmpeg's output cannot be read: ${cause.message}`,
    remedy: 'Run it again; if it ends the same way, check the version of ffmpeg (5 or later).',
    cause,
  });
