import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { LiyiError } from '../../src/core/errors.ts';
import type { Milliseconds } from '../../src/core/units.ts';
import { cutClip } from '../../src/media/clip.ts';
import { decodeFrames } from '../../src/media/decode.ts';
import type { Footage } from '../../src/media/footage.ts';
import type { DecodeOutcome } from '../../src/media/frame-source.ts';
import { type ProbeFootageOptions, probeFootage } from '../../src/media/probe.ts';
import { grabStill } from '../../src/media/still.ts';
import { type Brightness, brightnessOf, brightnessOfFile, psnrDb } from './picture-difference.ts';

/** What was found wrong; `refused` and `fine` are right, and `not-made` is what ffmpeg does not write into such a container. */
export type Verdict =
  | 'fine'
  | 'refused'
  | 'not-made'
  | 'refused-though-decodable'
  | 'crash'
  | 'hang'
  | 'silent-loss'
  | 'time-squeezed'
  | 'still-differs'
  | 'still-missing'
  | 'clip-differs'
  | 'clip-missing';

export interface Examination {
  readonly verdict: Verdict;
  readonly detail: string;
}

/** A recording and what is known of how it was made. */
export interface Examined {
  readonly path: string;
  readonly folder: string;
  readonly stream: number;
  /** Pictures a second that were meant. */
  readonly fps: number;
}

const SAMPLE_FPS = 10;
/** Coding a still anew costs this much and no more. */
const STILL_DB = 34;
/** Clips are coded for their size. */
const CLIP_DB = 28;
const STILLS = 6;
/** One of the last frames is shown as well. */
const LAST_MS: Milliseconds = 1_000;
const CLIP_MS: Milliseconds = 1_000;
/** Of the frames, how many come before a clip. */
const CLIP_AT = 0.6;
/** Of pictures that an independent decoder shows, so many may be damaged ones that nobody counts. */
const LOST_SHARE = 0.05;

/** Analyses a recording as far as its pictures go, takes evidence of it, and compares the two. */
export async function examine(examined: Examined): Promise<Examination> {
  const { path, stream } = examined;
  const decodable = picturesOf(path, stream);
  try {
    return await compare(examined, decodable);
  } catch (error) {
    if (!(error instanceof LiyiError)) return { verdict: 'crash', detail: String((error as Error).stack ?? error) };
    if (error.scope !== 'input') return { verdict: 'crash', detail: `${error.code}: ${error.message}` };
    const verdict = decodable * 2 > examined.fps ? 'refused-though-decodable' : 'refused';
    return { verdict, detail: `${error.code}, ${decodable} pictures` };
  }
}

async function compare(examined: Examined, decodable: number): Promise<Examination> {
  const { path, stream, fps } = examined;
  const options = await timedOptions(path, { stream }, fps);
  const footage = await probeFootage(path, options);
  const whole = await timesOf(footage);
  const wrong = lossOf(whole, decodable, fps);
  if (wrong) return wrong;
  const { stills, clip } = await analysedAt(footage, whole.timesMs);
  // As a run keeps it.
  const timeMap = JSON.parse(JSON.stringify(footage.timeMap)) as Footage['timeMap'];
  const opened = await probeFootage(path, { ...options, timeMap });
  const worst = await worstStill(opened, stills, examined);
  if (typeof worst !== 'number') return worst;
  const ratio = await clipOf(opened, clip, examined);
  if (typeof ratio !== 'number') return ratio;
  const { outcome } = whole;
  const said = outcome.complete ? 'complete' : `incomplete (${outcome.problem.code})`;
  return { verdict: 'fine', detail: `${said}, stills ${decibels(worst)}, clip ${decibels(ratio)}` };
}

/** A stream without times is shown at the rate at which it was taken, as its owner would state it. */
async function timedOptions(path: string, options: ProbeFootageOptions, fps: number): Promise<ProbeFootageOptions> {
  try {
    await probeFootage(path, options);
    return options;
  } catch (error) {
    if (!(error instanceof LiyiError) || error.code !== 'LIYI_INPUT_NO_TIMES') throw error;
    return { ...options, untimedFps: fps };
  }
}

interface Decoded {
  readonly timesMs: readonly Milliseconds[];
  readonly outcome: DecodeOutcome;
}

async function timesOf(footage: Footage): Promise<Decoded> {
  const timesMs: Milliseconds[] = [];
  await using source = decodeFrames(footage);
  for await (const { ptsMs } of source) timesMs.push(ptsMs);
  return { timesMs, outcome: source.outcome() };
}

interface AnalysedFrame {
  readonly tMs: Milliseconds;
  readonly grey: Brightness;
}

/** Frames as an analysis reads them, from all over the recording: those of which evidence is taken. */
async function analysedAt(footage: Footage, timesMs: readonly Milliseconds[]) {
  const at = (share: number): Milliseconds => timesMs[Math.floor(share * (timesMs.length - 1))]!;
  const wanted = [...Array.from({ length: STILLS - 1 }, (_, n) => at(n / (STILLS - 1))), at(CLIP_AT)];
  const waiting = wanted.toSorted((a, b) => a - b);
  const found: AnalysedFrame[] = [];
  let last: AnalysedFrame | undefined;
  await using source = decodeFrames(footage, { sampleFps: SAMPLE_FPS });
  for await (const frame of source) {
    const isLast = frame.ptsMs > timesMs.at(-1)! - LAST_MS;
    if (!isLast && !(waiting[0]! <= frame.ptsMs)) continue;
    last = { tMs: frame.ptsMs, grey: brightnessOf(frame, footage.colorMatrix) };
    for (; waiting[0]! <= frame.ptsMs; waiting.shift()) found.push(last);
  }
  const clip = found.find(({ tMs }) => tMs >= at(CLIP_AT)) ?? found.at(-1)!;
  return { stills: [...new Set([...found, last!])], clip };
}

/** How many pictures ffprobe decodes by itself. */
function picturesOf(path: string, stream: number): number {
  try {
    const entries = ['-select_streams', `v:${stream}`, '-show_entries', 'frame=pict_type', '-of', 'csv=p=0'];
    const lines = execFileSync('ffprobe', ['-v', 'quiet', ...entries, path], { encoding: 'utf8' });
    return lines.split('\n').filter(Boolean).length;
  } catch {
    return 0;
  }
}

function lossOf({ timesMs, outcome }: Decoded, decodable: number, fps: number): Examination | undefined {
  if (!outcome.complete) return undefined;
  const lost = decodable - timesMs.length;
  if (lost > Math.max(2, decodable * LOST_SHARE))
    return { verdict: 'silent-loss', detail: `${timesMs.length} of ${decodable} pictures, complete` };
  const spanMs = timesMs.at(-1)! - timesMs[0]!;
  const meantMs = ((timesMs.length - 1) * 1000) / fps;
  if (spanMs < meantMs / 2 || spanMs > meantMs * 2 + 3_000)
    return { verdict: 'time-squeezed', detail: `${Math.round(meantMs)} ms shown as ${Math.round(spanMs)}, complete` };
  return undefined;
}

/** @returns the worst of the ratios, in decibels */
async function worstStill(
  footage: Footage,
  frames: readonly AnalysedFrame[],
  { folder }: Examined,
): Promise<number | Examination> {
  let worst = Number.POSITIVE_INFINITY;
  for (const { tMs, grey } of frames) {
    const moment = seconds(tMs);
    const file = join(folder, 'still.jpg');
    try {
      await grabStill(footage, Math.round(tMs), file);
    } catch (error) {
      if (!(error instanceof LiyiError)) throw error;
      return { verdict: 'still-missing', detail: `${moment}: ${error.code}` };
    }
    const ratio = psnrDb(grey, await brightnessOfFile(file));
    if (ratio < STILL_DB) return { verdict: 'still-differs', detail: `${moment}: ${decibels(ratio)}` };
    worst = Math.min(worst, ratio);
  }
  return worst;
}

async function clipOf(footage: Footage, shown: AnalysedFrame, { folder }: Examined): Promise<number | Examination> {
  const { tMs: startMs } = shown;
  const path = join(folder, 'clip.mp4');
  try {
    await cutClip(footage, { startMs, endMs: startMs + CLIP_MS }, path);
  } catch (error) {
    if (!(error instanceof LiyiError)) throw error;
    return { verdict: 'clip-missing', detail: `${seconds(startMs)}: ${error.code}` };
  }
  const first = await firstFrame(await probeFootage(path));
  // An odd last row or column is cut off.
  if (first === undefined) return { verdict: 'clip-missing', detail: 'empty' };
  const ratio = psnrDb(shown.grey, first);
  if (ratio < CLIP_DB) return { verdict: 'clip-differs', detail: `${seconds(startMs)}: ${decibels(ratio)}` };
  return ratio;
}

async function firstFrame(clip: Footage): Promise<Brightness | undefined> {
  await using source = decodeFrames(clip);
  for await (const frame of source) return brightnessOf(frame, clip.colorMatrix);
  return undefined;
}

const decibels = (ratio: number): string => (Number.isFinite(ratio) ? `${ratio.toFixed(1)} dB` : 'the same');

const seconds = (tMs: Milliseconds): string => `at ${(tMs / 1000).toFixed(3)} s`;
