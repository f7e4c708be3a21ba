import { HOUR_MS } from '../contract/durations.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { DecodeOptions } from './decode-options.ts';
import { FfmpegFrames } from './ffmpeg-frames.ts';
import type { Footage } from './footage.ts';
import { frameFilter } from './frame-filter.ts';
import { ffmpegSeconds, fileInput, MAX_PICTURE_PIXELS, UNCODED } from './input-arguments.ts';
import { formatOf } from './read-time-map.ts';
import type { ClockPiece, PlacedPiece } from './time-map.ts';

/** Where decoding of a piece begins, in times of the container. */
export interface DecodingStart {
  /** What the container is asked for; left out for its beginning. */
  readonly seekMs?: Milliseconds;
  /** The key picture that is wanted; what comes before it is not whole. */
  readonly keyMs?: Milliseconds;
}

export const FROM_THE_BEGINNING: DecodingStart = {};

/** A second core helps with 4K HEVC; measured at 720p it costs 7 % more CPU time than one. */
const decoderThreads = ({ width, height }: PictureSize) => (width * height > 1920 * 1080 ? '2' : '1');

/** ffmpeg's outputs cannot hold times before 0, files can: edit lists, live recordings cut by a recorder. */
const SHIFT_MS: Milliseconds = HOUR_MS;
/** A picture may be shown this much later than the packets of its piece say. */
const LATE_MS: Milliseconds = 10_000;

export interface PieceOptions extends DecodeOptions {
  readonly start: DecodingStart;
  /** Only pictures after this presentation time are delivered. */
  readonly afterMs: Milliseconds;
}

/** The frames of one piece, scaled to `size`, with presentation times. */
export function pieceFrames(
  footage: Footage,
  piece: PlacedPiece,
  size: PictureSize,
  options: PieceOptions,
): FfmpegFrames {
  const { interval, afterMs, programs, signal } = options;
  return new FfmpegFrames({
    args: decodeArguments(footage, piece, size, options),
    ...{ width: size.width, height: size.height, afterMs, programs, signal },
    shiftMs: piece.offsetMs - SHIFT_MS,
    fromMs: interval === undefined ? Number.NEGATIVE_INFINITY : interval.startMs - 0.001,
    work: `decoding ${footage.path}`,
  });
}

function decodeArguments(footage: Footage, piece: PlacedPiece, size: PictureSize, options: PieceOptions): string[] {
  const { seekMs } = options.start;
  const seek = seekMs === undefined ? [] : ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', ffmpegSeconds(seekMs)];
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+warning'],
    ...['-threads', decoderThreads(footage), '-max_pixels', String(MAX_PICTURE_PIXELS)],
    ...['-err_detect', 'ignore_err', '-max_error_rate', '1'],
    // What a filter knows of earlier pictures must outlive a change of their size.
    ...(footage.interlaced ? [] : ['-reinit_filter', '0']),
    ...['-copyts', ...seek, ...pieceInput(footage, piece)],
    ...['-map', `0:V:${footage.stream}`, '-vf', pieceFilter(footage, piece, size, options), '-fps_mode', 'passthrough'],
    ...['-enc_time_base', footage.timeBase, ...UNCODED],
    ...['-f', 'nut', '-write_index', '0', 'pipe:1'],
  ];
}

/** ffmpeg's arguments that open a piece. */
export const pieceInput = ({ path, container, untimedFps }: Footage, { bytes }: ClockPiece): string[] =>
  fileInput(path, { bytes, format: bytes && formatOf(container), untimedFps });

function pieceFilter(footage: Footage, piece: PlacedPiece, size: PictureSize, options: PieceOptions): string {
  const { interval, sampleFps, start } = options;
  const inContainer = (tMs: Milliseconds) => tMs - piece.offsetMs;
  const isEndKnown = Number.isFinite(piece.span.endMs) && !piece.restarts;
  return frameFilter({
    ...{ width: size.width, height: size.height, sampleFps, keyMs: start.keyMs, shiftMs: SHIFT_MS },
    gridStartMs: inContainer(footage.startMs),
    frameMs: 1000 / (footage.fps ?? 25),
    interlaced: footage.interlaced,
    interval: interval && { startMs: inContainer(interval.startMs), endMs: inContainer(interval.endMs) },
    latestMs: isEndKnown ? inContainer(piece.span.endMs) + LATE_MS : undefined,
    restarts: piece.restarts === true,
  });
}
