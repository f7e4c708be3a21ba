import type { Milliseconds } from '../core/units.ts';
import { isRemote } from './remote-input.ts';
import type { ByteRange } from './time-map.ts';

/**
 * Containers that recorders write. Formats that point to other files or hosts (playlists, concat scripts, image patterns)
 * are left out, so that a hostile file cannot make ffmpeg read anything but itself; so is text, which ffmpeg would play.
 */
const FILE_FORMATS = [
  ...[
    'mov',
    'mp4',
    'matroska',
    'webm',
    'avi',
    'mpegts',
    'mpeg',
    'mpegvideo',
    'h264',
    'hevc',
    'm4v',
    'mjpeg',
    'jpeg_pipe',
  ],
  ...['flv', 'asf', 'dhav', 'mxf', 'gif', 'ivf', 'wtv', 'ogg', 'nut', 'rm', 'gxf', 'dv', 'yuv4mpegpipe'],
  ...['mp3', 'wav', 'aac', 'flac', 'ac3', 'amr', 'caf', 'aiff', 'w64'],
].join(',');

/** Largest picture decoded; larger ones are refused before memory is allocated. */
export const MAX_PICTURE_PIXELS = 64 * 1024 * 1024;

/**
 * Encoder arguments for pictures as they are. By default ffmpeg copies them in threads of its own, which costs a tenth
 * of the decoding and delays them by a picture.
 */
export const UNCODED = ['-threads', '1', '-filter_threads', '1', '-c:v', 'rawvideo', '-pix_fmt', 'yuv420p'] as const;

/** The `file:` prefix keeps a name such as `rtsp:x.mp4` or `-y` a name. */
const fileUrl = (path: string): string => `file:${path}`;

/** How long a silent server is waited for, in microseconds. */
const REMOTE_TIMEOUT_US = '30000000';
const REMOTE = ['-rw_timeout', REMOTE_TIMEOUT_US, '-reconnect', '1', '-reconnect_delay_max', '10'];
const REMOTE_PROTOCOLS = 'http,https,httpproxy,tls,tcp';

/** How a recording, or a part of it, is opened. */
export interface InputOptions {
  /** A part of the file that is read as if it were a file of its own. */
  readonly bytes?: ByteRange | undefined;
  /** ffmpeg's name of the format, where it need not be guessed. */
  readonly format?: string | undefined;
  /** Pictures a second of a stream without times. */
  readonly untimedFps?: number | undefined;
}

/** ffmpeg's and ffprobe's arguments that open a recording and nothing else. */
export const fileInput = (path: string, { bytes, format, untimedFps }: InputOptions = {}): string[] => {
  const address = isRemote(path) ? path : fileUrl(path);
  const protocols = isRemote(path) ? REMOTE_PROTOCOLS : 'file';
  return [
    ...(isRemote(path) ? REMOTE : []),
    ...['-protocol_whitelist', bytes ? `${protocols},subfile` : protocols],
    ...['-format_whitelist', FILE_FORMATS],
    ...(format === undefined ? [] : ['-f', format]),
    ...(untimedFps === undefined ? [] : ['-framerate', String(untimedFps)]),
    ...['-i', bytes ? `subfile,,start,${bytes.start},end,${bytes.end ?? 0},,:${address}` : address],
  ];
};

/** Seconds as ffmpeg reads them, to the microsecond. */
export const ffmpegSeconds = (t: Milliseconds): string => (t / 1000).toFixed(6);
