import { HOUR_MS } from '../contract/durations.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import type { DecodeOptions } from './decode-options.ts';
import { FfmpegFrames } from './ffmpeg-frames.ts';
import type { Footage } from './footage.ts';
import { frameFilter } from './frame-filter.ts';
import type { FrameSource } from './frame-source.ts';
import { ffmpegSeconds, fileInput, MAX_PICTURE_PIXELS, UNCODED } from './input-arguments.ts';
import { PictureFrames } from './picture-frames.ts';
import { fitWithin } from './picture-scale.ts';
import { hasClock } from './stream-facts.ts';

/** People at a counter are large enough at this width; more pixels cost time and show nothing more. */
const MAX_WIDTH: Pixels = 1920;
const MAX_HEIGHT: Pixels = 1080;

/** A second core helps with 4K HEVC; measured at 720p it costs 7 % more CPU time than one. */
const decoderThreads = ({ width, height }: PictureSize) => (width * height > MAX_WIDTH * MAX_HEIGHT ? '2' : '1');

/** Seeking goes by decoding time, which is up to a few frames of reordering before the presentation time. */
const REORDER_MARGIN_MS: Milliseconds = 1_000;
/** Where the container is seeked by time stamps, not by key frames, this much is decoded before the interval. */
const SEEK_MARGIN_MS: Milliseconds = 10_000;
const SEEKED_BY_TIME = new Set(['mpegts', 'mpeg', 'dhav']);

/** Headers round durations, and the last pictures of a stream may wait for others that never came. */
const END_TOLERANCE_MS: Milliseconds = 1_000;

/** ffmpeg's outputs cannot hold times before 0, files can: edit lists, live recordings cut by a recorder. */
const SHIFT_MS: Milliseconds = HOUR_MS;

/**
 * Frames of a recording, a picture or a folder of pictures, in presentation order. Nothing is decoded before the first
 * frame is asked for.
 */
export function decodeFrames(footage: Footage, options: DecodeOptions = {}): FrameSource {
  const size = deliveredSize(footage, options);
  if (footage.pictures !== undefined) return new PictureFrames(footage, footage.pictures, size, options);
  return new FfmpegFrames({
    args: decodeArguments(footage, size, options),
    ...size,
    shiftMs: -SHIFT_MS,
    stepMs: 1000 / Math.min(footage.fps ?? 25, options.sampleFps ?? Number.POSITIVE_INFINITY),
    expectedEndMs: expectedEnd(footage, options),
    work: `decoding ${footage.path}`,
    programs: options.programs,
    signal: options.signal,
  });
}

const deliveredSize = (footage: PictureSize, { maxWidth = MAX_WIDTH, maxHeight = MAX_HEIGHT }: DecodeOptions) =>
  fitWithin(footage, { width: maxWidth, height: maxHeight });

function decodeArguments(footage: Footage, size: PictureSize, options: DecodeOptions): string[] {
  const filter = frameFilter({
    ...size,
    gridStartMs: footage.startMs,
    frameMs: 1000 / (footage.fps ?? 25),
    interlaced: footage.interlaced,
    sampleFps: options.sampleFps,
    interval: options.interval,
    shiftMs: SHIFT_MS,
  });
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+warning'],
    ...[
      '-threads',
      decoderThreads(footage),
      '-max_pixels',
      String(MAX_PICTURE_PIXELS),
      '-err_detect',
      'ignore_err',
      '-max_error_rate',
      '1',
    ],
    ...['-copyts', ...seekArguments(footage, options.interval), ...fileInput(footage.path)],
    ...['-map', `0:V:${footage.stream}`, '-vf', filter, '-fps_mode', 'passthrough'],
    ...['-enc_time_base', footage.timeBase, ...UNCODED],
    ...['-f', 'nut', '-write_index', '0', 'pipe:1'],
  ];
}

function seekArguments(footage: Footage, interval: Interval | undefined): string[] {
  if (interval === undefined || !hasClock(footage.container)) return [];
  const margin = SEEKED_BY_TIME.has(footage.container) ? SEEK_MARGIN_MS : REORDER_MARGIN_MS;
  const seekMs = interval.startMs - margin;
  if (seekMs <= footage.startMs) return [];
  return ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', ffmpegSeconds(seekMs)];
}

function expectedEnd(footage: Footage, options: DecodeOptions): Milliseconds | undefined {
  if (footage.durationMs === undefined) return undefined;
  const end = Math.min(footage.startMs + footage.durationMs, options.interval?.endMs ?? Number.POSITIVE_INFINITY);
  const step = 1000 / Math.min(footage.fps ?? 25, options.sampleFps ?? Number.POSITIVE_INFINITY);
  return end - 2 * step - END_TOLERANCE_MS;
}
