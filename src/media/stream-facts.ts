import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import type { Probed, ProbedStream } from './ffprobe.ts';
import type { ColorMatrix } from './footage.ts';

/** Pixels wider or narrower than this are a broken header, not a camera (anamorphic D1 is at most 16:11). */
const MAX_PIXEL_ASPECT = 4;

/** Bare streams have no clock: their length is a guess from the bit rate, and no time in them can be sought. */
const WITHOUT_CLOCK = new Set(['h264', 'hevc', 'm4v', 'mpegvideo', 'mjpeg', 'jpeg_pipe']);

/** Whether files of a container (ffmpeg's name) have a clock, so that their length and times can be trusted. */
export const hasClock = (container: string): boolean => !WITHOUT_CLOCK.has(container);

/** ffprobe's seconds in milliseconds, to the microsecond; undefined for `N/A` and missing values. */
export function millisecondsOf(seconds: string | undefined): Milliseconds | undefined {
  const value = Number.parseFloat(seconds ?? '');
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e3 : undefined;
}

/** No camera at a counter takes more pictures a second: a higher rate is the tick of a clock. */
const HIGHEST_FPS = 240;

/** Average frame rate; undefined where the header has none, or one that no camera has. */
export function fpsOf(source: ProbedStream): number | undefined {
  const rate = ratioOf(source.avg_frame_rate, '/');
  return rate !== undefined && rate > 0 && rate <= HIGHEST_FPS ? rate : undefined;
}

/** Clockwise rotation that makes the picture upright. */
export function rotationOf(source: ProbedStream): 0 | 90 | 180 | 270 {
  const counterClockwise = source.side_data_list?.find((d) => d.rotation !== undefined)?.rotation ?? 0;
  const quarterTurns = ((Math.round(-counterClockwise / 90) % 4) + 4) % 4;
  return (quarterTurns * 90) as 0 | 90 | 180 | 270;
}

/** Whether a picture consists of two fields. ffprobe names their order, coded and displayed: tt, bb, tb, bt. */
export const isInterlaced = (source: ProbedStream): boolean => /^[tb][tb]$/.test(source.field_order ?? '');

/** Size of the displayed picture: pixels made square, then turned upright. */
export function uprightSize(source: ProbedStream): PictureSize {
  const aspect = ratioOf(source.sample_aspect_ratio, ':') ?? 1;
  const usable = aspect > 1 / MAX_PIXEL_ASPECT && aspect < MAX_PIXEL_ASPECT ? aspect : 1;
  const width = Math.round((source.width ?? 0) * usable);
  const height = source.height ?? 0;
  return rotationOf(source) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** How to read Y'CbCr. Untagged pictures follow the practice of players: HD is BT.709, anything smaller BT.601. */
export function colorMatrixOf(tag: string | undefined, height: number): ColorMatrix {
  if (tag === 'bt709') return 'bt709';
  if (tag === 'smpte170m' || tag === 'bt470bg' || tag === 'fcc') return 'bt601';
  return height >= 720 ? 'bt709' : 'bt601';
}

/** Containers without a header that says how long they are; ffprobe guesses from what it finds. */
const WITHOUT_LENGTH = new Set(['mpegts', 'mpeg', 'dhav']);

/** When the stream ends, on the file's clock and as far as its headers say; undefined where they do not. */
export function headerEndMsOf(source: ProbedStream, probed: Probed, startMs: Milliseconds): Milliseconds | undefined {
  const container = probed.format?.format_name ?? '';
  if (!hasClock(container) || WITHOUT_LENGTH.has(container)) return undefined;
  const length = millisecondsOf(source.duration);
  if (length !== undefined) return startMs + length;
  const tag = /^(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(source.tags?.DURATION ?? '');
  if (tag) return (Number(tag[1]) * 3600 + Number(tag[2]) * 60 + Number(tag[3])) * 1000;
  const whole = millisecondsOf(probed.format?.duration);
  return whole === undefined ? undefined : (millisecondsOf(probed.format?.start_time) ?? 0) + whole;
}

function ratioOf(text: string | undefined, separator: '/' | ':'): number | undefined {
  const [num, den] = (text ?? '').split(separator).map(Number);
  return num !== undefined && den !== undefined && num > 0 && den > 0 ? num / den : undefined;
}
