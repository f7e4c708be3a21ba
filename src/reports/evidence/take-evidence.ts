import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Wording } from '../../contract/wording.ts';
import { LiyiError } from '../../core/errors.ts';
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
import { audibleParts } from './audible-parts.ts';
import { type EvidenceShot, planEvidence } from './evidence-plan.ts';
import { hiddenHeads } from './hidden-heads.ts';
import { orLost, whyLost } from './lost-evidence.ts';

/** Readable in a table and on paper, and small enough to embed dozens of them. */
const STILL_HEIGHT = 270;
const CLIP_HEIGHT = 480;

export interface EvidencePictures {
  /** JPEG as a data URL; left out where it could not be taken. */
  readonly still?: string;
  /** File name in the folder of clips. */
  readonly clip?: string;
  /** What the footage did not yield, and why. */
  readonly missing?: Wording;
}

export interface EvidenceRequest {
  readonly run: AnalysedTimeline;
  readonly readings: readonly FrameReading[];
  readonly footage: Footage;
  /** Folder for the clips; created where it is missing. */
  readonly folder: string;
  /** Beginning of the clips' names. */
  readonly prefix: string;
  /** The footage does not yield a still or clip: the report goes on without it. */
  readonly onLost?: ((error: LiyiError) => void) | undefined;
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
}

const SILENT: Wording = { zh: '声音无法解码，片段无声', en: 'silent: the sound cannot be decoded' };

/**
 * Takes stills and clips for the findings, with the heads of everybody but clerks pixelated. What the footage does not
 * yield is missing with its reason.
 * @throws LiyiError LIYI_OUTPUT_WRITE, LIYI_INTERRUPTED
 */
export async function takeEvidence(request: EvidenceRequest): Promise<ReadonlyMap<Finding, EvidencePictures>> {
  const { run, readings, footage } = request;
  const stretch = { startMs: run.footage.startMs, endMs: run.footage.startMs + run.footage.durationMs };
  const regions = await orLost(async () =>
    hiddenHeads({ stretch, readings, analysed: run.picture, shown: footage, camera: run.camera }),
  );
  if (regions instanceof LiyiError) return allMissing(planEvidence(run), regions, request);
  const plan = planEvidence(run, { regions, shown: footage });
  await mkdir(request.folder, { recursive: true }).catch((cause: unknown) => {
    throw outputError(request.folder, cause);
  });
  const stills = await takeStills([...plan.values()], regions, request);
  const clips = await takeClips([...plan.values()], regions, request);
  return new Map(
    [...plan].map(([finding, { stillMs, clip }]) => [
      finding,
      { ...stills.get(stillMs)!, ...(clip && clips.get(nameOf(clip))!) },
    ]),
  );
}

function allMissing(plan: ReadonlyMap<Finding, EvidenceShot>, error: LiyiError, { onLost }: EvidenceRequest) {
  if (plan.size > 0) onLost?.(error);
  return new Map([...plan.keys()].map((finding) => [finding, { missing: whyLost(error) }]));
}

async function takeStills(
  shots: readonly EvidenceShot[],
  blurRegions: readonly BlurRegion[],
  { footage, folder, prefix, programs, signal, onLost }: EvidenceRequest,
): Promise<Map<number, EvidencePictures>> {
  const moments = [...new Set(shots.map(({ stillMs }) => stillMs))];
  const temporary = join(folder, `.${prefix}stills-${process.pid}`);
  const options = { maxHeight: STILL_HEIGHT, blurRegions, signal, programs };
  const take = (some: readonly number[]) => orLost(() => grabStills(footage, some, temporary, options));
  await mkdir(temporary, { recursive: true });
  try {
    const all = await take(moments);
    const taken = new Map<number, EvidencePictures>();
    for (const [i, moment] of moments.entries()) {
      // One moment that cannot be had does not take the others along.
      const files = Array.isArray(all) ? all.slice(i) : await take([moment]);
      if (files instanceof LiyiError) onLost?.(files);
      taken.set(moment, files instanceof LiyiError ? { missing: whyLost(files) } : { still: await dataUrl(files[0]!) });
    }
    return taken;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const dataUrl = async (file: string): Promise<string> =>
  `data:image/jpeg;base64,${(await readFile(file)).toString('base64')}`;

async function takeClips(
  shots: readonly EvidenceShot[],
  regions: readonly BlurRegion[],
  { run, footage, folder, prefix, programs, signal, onLost }: EvidenceRequest,
): Promise<Map<string, EvidencePictures>> {
  const audible = audibleParts(run.events);
  const taken = new Map<string, EvidencePictures>();
  for (const { clip } of shots) {
    if (clip === undefined || taken.has(nameOf(clip))) continue;
    const file = `${prefix}${nameOf(clip)}.mp4`;
    const blurRegions = regions.filter(({ interval }) => overlapMs(interval, clip) > 0);
    const options = { maxHeight: CLIP_HEIGHT, blurRegions, audible, signal, programs };
    const hasSound = await orLost(() => cutClip(footage, clip, join(folder, file), options));
    if (hasSound instanceof LiyiError) {
      onLost?.(hasSound);
      taken.set(nameOf(clip), { missing: whyLost(hasSound) });
    } else taken.set(nameOf(clip), { clip: file, ...(!hasSound && { missing: SILENT }) });
  }
  return taken;
}

const nameOf = ({ startMs, endMs }: Interval): string => `${startMs}-${endMs}`;
