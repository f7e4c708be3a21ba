import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Interval, overlapMs } from '../../core/interval.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import type { BlurRegion } from '../../media/blur.ts';
import { cutClip } from '../../media/clip.ts';
import type { FfmpegPrograms } from '../../media/ffmpeg-process.ts';
import type { Footage } from '../../media/footage.ts';
import { outputError } from '../../media/output-file.ts';
import { grabStills } from '../../media/still.ts';
import type { Finding } from '../../rulebooks/finding.ts';
import type { AnalysedTimeline } from '../analysis-document.ts';
import { type EvidenceShot, planEvidence } from './evidence-plan.ts';
import { headRegions } from './head-regions.ts';

/** Readable in a table and on paper, and small enough to embed dozens of them. */
const STILL_HEIGHT = 270;
const CLIP_HEIGHT = 480;

export interface EvidencePictures {
  /** JPEG as a data URL. */
  readonly still: string;
  /** File name in the folder of clips. */
  readonly clip?: string;
}

export interface EvidenceRequest {
  readonly run: AnalysedTimeline;
  readonly readings: readonly FrameReading[];
  readonly footage: Footage;
  /** Folder for the clips; created where it is missing. */
  readonly folder: string;
  /** Beginning of the clips' names. */
  readonly prefix: string;
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes stills and clips for the findings, with the heads of everybody but clerks pixelated.
 * @throws LiyiError LIYI_OUTPUT_WRITE, LIYI_INTERRUPTED
 */
export async function takeEvidence(request: EvidenceRequest): Promise<ReadonlyMap<Finding, EvidencePictures>> {
  const plan = planEvidence(request.run);
  const regions = headRegions(request.readings, request.run.picture, request.footage);
  await mkdir(request.folder, { recursive: true }).catch((cause: unknown) => {
    throw outputError(request.folder, cause);
  });
  const stills = await takeStills([...plan.values()], regions, request);
  const clips = await takeClips([...plan.values()], regions, request);
  return new Map(
    [...plan].map(([finding, { stillMs, clip }]) => [
      finding,
      { still: stills.get(stillMs)!, ...(clip && { clip: clips.get(nameOf(clip))! }) },
    ]),
  );
}

async function takeStills(
  shots: readonly EvidenceShot[],
  blurRegions: readonly BlurRegion[],
  { footage, folder, prefix, programs, signal }: EvidenceRequest,
): Promise<Map<number, string>> {
  const moments = [...new Set(shots.map(({ stillMs }) => stillMs))];
  const temporary = join(folder, `.${prefix}stills-${process.pid}`);
  await mkdir(temporary, { recursive: true });
  try {
    const files = await grabStills(footage, moments, temporary, {
      maxHeight: STILL_HEIGHT,
      blurRegions,
      signal,
      programs,
    });
    const addresses = await Promise.all(
      files.map(async (file) => `data:image/jpeg;base64,${(await readFile(file)).toString('base64')}`),
    );
    return new Map(moments.map((moment, i) => [moment, addresses[i]!]));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function takeClips(
  shots: readonly EvidenceShot[],
  regions: readonly BlurRegion[],
  { footage, folder, prefix, programs, signal }: EvidenceRequest,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { clip } of shots) {
    if (clip === undefined || files.has(nameOf(clip))) continue;
    const file = `${prefix}${nameOf(clip)}.mp4`;
    const blurRegions = regions.filter(({ interval }) => overlapMs(interval, clip) > 0);
    await cutClip(footage, clip, join(folder, file), { maxHeight: CLIP_HEIGHT, blurRegions, signal, programs });
    files.set(nameOf(clip), file);
  }
  return files;
}

const nameOf = ({ startMs, endMs }: Interval): string => `${startMs}-${endMs}`;
