import { join } from 'node:path';
import sharp from 'sharp';
import { LiyiError } from '../core/errors.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { type BlurRegion, blurFrame } from './blur.ts';
import { decodeFrames } from './decode.ts';
import type { FfmpegPrograms } from './ffmpeg-process.ts';
import type { Footage } from './footage.ts';
import type { VideoFrame } from './frame.ts';
import type { FrameSource } from './frame-source.ts';
import { i420ToRgb } from './i420-to-rgb.ts';
import { outputError, writeWhole } from './output-file.ts';
import { asAnalysisSaw } from './run-up.ts';
import { frameMsOf, isShownBy, lookBackMs, secondsOf, standsAt } from './shown-at.ts';

export interface StillOptions {
  readonly maxHeight?: Pixels | undefined;
  readonly blurRegions?: readonly BlurRegion[] | undefined;
  /** Draws into the picture, after blurring. */
  readonly overlay?: ((frame: VideoFrame) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly programs?: FfmpegPrograms | undefined;
}

/** Moments nearer than this are taken in one pass: decoding on costs less than starting ffmpeg again. */
const ONE_PASS_GAP_MS: Milliseconds = 8_000;
const JPEG_QUALITY = 85;

/**
 * Writes the picture on show at `tMs` as a JPEG.
 * @throws LiyiError LIYI_INPUT_NO_FRAMES where there is no picture of that moment, LIYI_OUTPUT_WRITE, LIYI_INTERRUPTED
 */
export async function grabStill(
  footage: Footage,
  tMs: Milliseconds,
  outPath: string,
  options: StillOptions = {},
): Promise<void> {
  const written = await grabPass(footage, [tMs], () => outPath, options);
  if (!written.has(tMs)) throw noPicture(footage, tMs);
}

/**
 * Like `grabStill` for many moments, in as few passes as pay off.
 * @returns the files, `<ms>.jpg` in `dir`, in the order of the moments
 * @throws LiyiError as `grabStill` does, for the first moment without a picture
 */
export async function grabStills(
  footage: Footage,
  moments: readonly Milliseconds[],
  dir: string,
  options: StillOptions = {},
): Promise<string[]> {
  const pathOf = (tMs: Milliseconds) => join(dir, `${Math.round(tMs)}.jpg`);
  for (const pass of passes(moments)) {
    const written = await grabPass(footage, pass, pathOf, options);
    const missing = pass.find((tMs) => !written.has(tMs));
    if (missing !== undefined) throw noPicture(footage, missing);
  }
  return moments.map(pathOf);
}

function passes(moments: readonly Milliseconds[]): Milliseconds[][] {
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  const grouped: Milliseconds[][] = [];
  for (const tMs of sorted) {
    const last = grouped.at(-1);
    if (last !== undefined && tMs - last.at(-1)! <= ONE_PASS_GAP_MS) last.push(tMs);
    else grouped.push([tMs]);
  }
  return grouped;
}

/**
 * @param moments in ascending order
 * @returns those of which there was a picture
 */
async function grabPass(
  footage: Footage,
  moments: readonly Milliseconds[],
  pathOf: (tMs: Milliseconds) => string,
  options: StillOptions,
): Promise<ReadonlySet<Milliseconds>> {
  const { maxHeight, signal, programs } = options;
  const aroundMs = lookBackMs(footage);
  const interval = { startMs: moments[0]! - aroundMs, endMs: moments.at(-1)! + aroundMs };
  return await asAnalysisSaw(async (runUpMs) => {
    await using source = decodeFrames(footage, { interval, runUpMs, maxHeight, signal, programs });
    return { taken: await grabFrom(source, footage, moments, pathOf, options), source };
  });
}

async function grabFrom(
  source: FrameSource,
  footage: Footage,
  moments: readonly Milliseconds[],
  pathOf: (tMs: Milliseconds) => string,
  options: StillOptions,
): Promise<ReadonlySet<Milliseconds>> {
  const written = new Set<Milliseconds>();
  const wanted = [...moments];
  let held: VideoFrame | undefined;
  /** Writes the moments that no later picture than the one held can be on show at. */
  const write = async (nextMs: Milliseconds) => {
    for (; held !== undefined && wanted.length > 0 && !isShownBy(nextMs, wanted[0]!); wanted.shift()) {
      const tMs = wanted[0]!;
      if (!standsAt(footage, held.ptsMs, tMs)) continue;
      await writeStill(held, footage, pathOf(tMs), options);
      written.add(tMs);
    }
  };
  try {
    for await (const frame of source) {
      await write(frame.ptsMs);
      if (wanted.length === 0) return written;
      const data: Uint8Array = held?.data ?? new Uint8Array(frame.data.length);
      data.set(frame.data);
      held = { ...frame, data };
    }
  } catch (error) {
    if (!(error instanceof LiyiError && error.code === 'LIYI_INPUT_NO_FRAMES')) throw error;
  }
  await write(Number.POSITIVE_INFINITY);
  return written;
}

async function writeStill(held: VideoFrame, footage: Footage, path: string, options: StillOptions): Promise<void> {
  const frame = { ...held, data: held.data.slice() };
  blurFrame(frame, frameMsOf(footage), options.blurRegions ?? [], footage);
  options.overlay?.(frame);
  const { width, height } = frame;
  await writeWhole(path, async (temporary) => {
    const picture = sharp(i420ToRgb(frame, footage.colorMatrix), { raw: { width, height, channels: 3 } });
    await picture
      .jpeg({ quality: JPEG_QUALITY })
      .toFile(temporary)
      .catch((cause: unknown) => {
        throw outputError(path, cause);
      });
  });
}

const noPicture = (footage: Footage, tMs: Milliseconds): LiyiError =>
  new LiyiError('LIYI_INPUT_NO_FRAMES', {
    message: `the recording has no picture at ${secondsOf(footage, tMs)}`,
    remedy: 'Ask for a moment inside the recording.',
  });
