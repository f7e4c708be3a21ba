import type { Writable } from 'node:stream';
import { LiyiError } from '../core/errors.ts';
import { type Interval, padded } from '../core/interval.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { type BlurRegion, blurFrame } from './blur.ts';
import { clipFps } from './clip-rate.ts';
import { decodeFrames } from './decode.ts';
import { pieceInput } from './decode-piece.ts';
import { type FfmpegProcess, type FfmpegPrograms, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import type { Footage } from './footage.ts';
import { i420ByteLength, type VideoFrame } from './frame.ts';
import type { FrameSource } from './frame-source.ts';
import { ffmpegSeconds } from './input-arguments.ts';
import { outputError, writeWhole } from './output-file.ts';
import { asAnalysisSaw } from './run-up.ts';
import { frameMsOf, isShownBy, lookBackMs, secondsOf, standsAt } from './shown-at.ts';
import { pieceAt } from './time-map.ts';

export interface ClipOptions {
  readonly maxHeight?: Pixels | undefined;
  readonly blurRegions?: readonly BlurRegion[] | undefined;
  /** Draws into a frame of the clip, after blurring; the frame's size may be smaller than the footage's. */
  readonly overlay?: ((frame: VideoFrame) => void) | undefined;
  /** Presentation times whose sound is kept; the rest is silent. Left out: all of it is kept. */
  readonly audible?: readonly Interval[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly programs?: FfmpegPrograms | undefined;
}

const DEFAULT_MAX_HEIGHT: Pixels = 720;
/** Of luma and chroma. */
const GREY = 128;

/**
 * Writes the interval as an MP4 that every browser plays: H.264 and, where the footage has sound that can be decoded, AAC.
 * The frame rate is constant, a multiple or a fraction of the footage's; each instant shows what the footage showed then,
 * grey where it has a hole. The file appears whole or not at all.
 * @returns false where the footage has sound that the clip lacks
 * @throws LiyiError LIYI_OUTPUT_WRITE, LIYI_INPUT_NO_FRAMES for an interval without pictures, LIYI_INTERRUPTED
 */
export async function cutClip(
  footage: Footage,
  interval: Interval,
  outPath: string,
  options: ClipOptions = {},
): Promise<boolean> {
  try {
    await writeClip(footage, interval, outPath, options);
    return true;
  } catch (error) {
    // The pictures are the evidence: sound that no decoder reads does not keep them from being shown.
    if (!footage.hasAudio || !(error instanceof LiyiError && error.code === 'LIYI_FFMPEG_FAILED')) throw error;
    await writeClip({ ...footage, hasAudio: false }, interval, outPath, options);
    return false;
  }
}

async function writeClip(footage: Footage, interval: Interval, outPath: string, options: ClipOptions): Promise<void> {
  const { maxHeight = DEFAULT_MAX_HEIGHT, signal, programs } = options;
  const decoded = padded(interval, lookBackMs(footage), 0, { startMs: footage.startMs, endMs: interval.endMs });
  await asAnalysisSaw(async (runUpMs) => {
    await using source = decodeFrames(footage, { interval: decoded, runUpMs, maxHeight, signal, programs });
    return { taken: await writeClipOf(source, footage, interval, outPath, options), source };
  });
}

async function writeClipOf(
  source: FrameSource,
  footage: Footage,
  interval: Interval,
  outPath: string,
  options: ClipOptions,
): Promise<void> {
  const { signal, programs } = options;
  const fps = clipFps(footage.fps);
  await writeWhole(outPath, async (temporary) => {
    const args = encodeArguments(footage, interval, source, { fps, path: temporary, audible: options.audible });
    await using encoder = await startFfmpeg('ffmpeg', args, { programs, signal, stdin: 'pipe' });
    encoder.stdout.resume();
    await feed(encoder, source, footage, interval, fps, options);
    encoder.stdin.end();
    const end = await encoder.ended;
    const work = `writing ${outPath}`;
    if (encoder.log.has(/No space left on device/)) throw outputError(outPath, new Error('no space left on the disk'));
    const failure = failureOf(end, encoder.log, work);
    if (failure) throw failure;
  });
}

/** Sample and hold: each instant of the clip takes the frame on show at that time. */
async function feed(
  encoder: FfmpegProcess,
  source: FrameSource,
  footage: Footage,
  interval: Interval,
  fps: number,
  options: ClipOptions,
): Promise<void> {
  const total = Math.max(1, Math.round(((interval.endMs - interval.startMs) * fps) / 1000));
  const instant = (n: number): Milliseconds => interval.startMs + (n * 1000) / fps;
  const blank = new Uint8Array(i420ByteLength(source.width, source.height)).fill(GREY);
  let held: VideoFrame | undefined;
  let n = 0;
  /** Writes the instants at which the picture held is on show, or none is. */
  const writeUntil = async (nextMs: Milliseconds): Promise<boolean> => {
    for (; held !== undefined && n < total && !isShownBy(nextMs, instant(n)); n++) {
      const shown = standsAt(footage, held.ptsMs, instant(n)) ? held.data : blank;
      if (!(await written(encoder.stdin, shown))) return false;
    }
    return true;
  };
  let shownMs = Number.NEGATIVE_INFINITY;
  for await (const frame of source) {
    if (!(await writeUntil(frame.ptsMs))) return;
    held = { ...frame, data: copied(frame.data, held?.data) };
    blurFrame(held, frameMsOf(footage), options.blurRegions ?? [], footage);
    options.overlay?.(held);
    shownMs = frame.ptsMs;
  }
  if (shownMs + lookBackMs(footage) < interval.startMs) throw noPictures(footage, interval);
  await writeUntil(Number.POSITIVE_INFINITY);
}

const noPictures = (footage: Footage, { startMs, endMs }: Interval): LiyiError =>
  new LiyiError('LIYI_INPUT_NO_FRAMES', {
    message: `the recording has no picture from ${secondsOf(footage, startMs)} to ${secondsOf(footage, endMs)}`,
    remedy: 'Ask for a moment inside the recording.',
  });

function encodeArguments(
  footage: Footage,
  interval: Interval,
  { width, height }: FrameSource,
  { fps, path, audible }: Encoding,
): string[] {
  const sound = soundInput(footage, interval);
  const matrix = footage.colorMatrix === 'bt709' ? 'bt709' : 'smpte170m';
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+error', '-y'],
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${width}x${height}`, '-framerate', fps.toFixed(6)],
    ...['-i', 'pipe:0', ...(footage.hasAudio ? sound : [])],
    ...['-map', '0:v:0', ...(footage.hasAudio ? ['-map', '1:a:0'] : [])],
    ...['-vf', 'crop=trunc(iw/2)*2:trunc(ih/2)*2', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23'],
    ...['-pix_fmt', 'yuv420p', '-colorspace', matrix, '-color_primaries', matrix, '-color_trc', matrix],
    ...(footage.hasAudio && audible ? ['-af', muting(audible, soundStartMs(footage, interval))] : []),
    ...['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4', path],
  ];
}

interface Encoding {
  readonly fps: number;
  readonly path: string;
  readonly audible: readonly Interval[] | undefined;
}

/** Presentation time of the first sample of a clip's sound. */
const soundStartMs = ({ containerStartMs }: Footage, { startMs }: Pick<Interval, 'startMs'>): Milliseconds =>
  Math.max(startMs, containerStartMs);

/** A filter that silences everything but some parts. */
function muting(audible: readonly Interval[], zeroMs: Milliseconds): string {
  const parts = audible
    .filter(({ endMs }) => endMs > zeroMs)
    .map(({ startMs, endMs }) => `between(t,${ffmpegSeconds(startMs - zeroMs)},${ffmpegSeconds(endMs - zeroMs)})`);
  // Blocks shorter than a syllable are loud or silent as a whole.
  return `asetnsamples=n=256,volume=0:enable='not(${parts.length === 0 ? '0' : parts.join('+')})'`;
}

/** The sound of the interval, as far as the piece of the recording goes in which it begins. */
function soundInput(footage: Footage, { startMs, endMs }: Interval): string[] {
  const piece = pieceAt(footage.timeMap, startMs);
  const lengthMs = Math.min(endMs, piece.span.endMs) - startMs;
  const seekMs = soundStartMs(footage, { startMs }) - piece.offsetMs;
  return [
    ...['-seek_timestamp', '1', '-ss', ffmpegSeconds(seekMs), '-t', ffmpegSeconds(lengthMs)],
    ...pieceInput(footage, piece),
  ];
}

/** False where the reader has gone; its exit says why. */
function written(stream: Writable, data: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    stream.write(data, (error) => resolve(error === null || error === undefined));
  });
}

function copied(data: Uint8Array, into: Uint8Array | undefined): Uint8Array {
  if (into === undefined) return data.slice();
  into.set(data);
  return into;
}
