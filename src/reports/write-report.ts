import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { counterCamera } from '../core/counter-camera.ts';
import type { LiyiError } from '../core/errors.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import { measurePeople } from '../measurements/measure-people.ts';
import type { FrameReading } from '../measurements/reading.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import type { Footage } from '../media/footage.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import type { Finding } from '../rulebooks/finding.ts';
import type { AnalysedTimeline } from './analysis-document.ts';
import { curvesOf } from './curves.ts';
import { type EvidencePictures, takeEvidence } from './evidence/take-evidence.ts';
import { curveFrom, fromStart } from './from-start.ts';
import { reportPage, type ShownRun } from './html/page.ts';
import { writeTextFile } from './text-file.ts';

/** A run to report, with what is needed for its curves and pictures. */
export interface ReportedRun {
  readonly run: AnalysedTimeline;
  /** Called for one run after the other: the readings of an hour take tens of megabytes. */
  readonly readings: () => Promise<readonly FrameReading[]>;
  /** Source of the pictures; left out, the report has none of this run. */
  readonly footage?: Footage | undefined;
}

export interface ReportRequest {
  /** Path of the page; clips are put into a folder beside it. */
  readonly path: string;
  readonly runs: readonly ReportedRun[];
  readonly rulebooks: readonly Rulebook[];
  readonly writtenAt: EpochMilliseconds;
  /** The footage of a run does not yield a still or clip: the report goes on without it. */
  readonly onLost?: ((run: AnalysedTimeline, error: LiyiError) => void) | undefined;
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** `<run>-<start>-<end>.mp4`. */
const CLIP_NAME = /^\d+-\d+-\d+\.mp4$/;

/** `report.html` has its clips in `report-clips`. */
const clipFolderOf = (path: string): string => `${basename(path).replace(/\.html?$/, '')}-clips`;

/**
 * Writes the clips, then the page, so that a page always has all its clips. Former files stay until the new ones are
 * complete.
 * @throws LiyiError LIYI_OUTPUT_WRITE, LIYI_INTERRUPTED
 */
export async function writeReport(request: ReportRequest): Promise<void> {
  const { path, runs, rulebooks, writtenAt, onLost, programs, signal } = request;
  const clipFolder = clipFolderOf(path);
  const folder = join(dirname(path), clipFolder);
  const temporary = `${folder}.${process.pid}.part`;
  const shown: ShownRun[] = [];
  const pictures = new Map<Finding, EvidencePictures>();
  try {
    for (const [i, { run, readings, footage }] of runs.entries()) {
      const ofRun = await readings();
      const measured = measurePeople(ofRun, counterCamera(run.camera, run.picture));
      const seen = fromStart(run);
      shown.push({ run: seen, curves: curvesOf(measured).map((curve) => curveFrom(run.footage.startMs, curve)) });
      if (footage === undefined) continue;
      const place = { folder: temporary, prefix: `${i + 1}-`, programs, signal };
      const lost = (error: LiyiError) => onLost?.(run, error);
      for (const [finding, taken] of await takeEvidence({ run, readings: ofRun, footage, ...place, onLost: lost })) {
        pictures.set(seen.findings[run.findings.indexOf(finding)]!, taken);
      }
    }
    const page = reportPage({ runs: shown, rulebooks, pictures, clipFolder, writtenAt });
    await replaceClips(temporary, folder);
    await writeTextFile(path, page);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Removes only files named like clips: the folder may hold other files. */
async function replaceClips(from: string, to: string): Promise<void> {
  const former = await readdir(to).catch(() => []);
  for (const name of former.filter((name) => CLIP_NAME.test(name))) await rm(join(to, name));
  const clips = (await readdir(from).catch(() => [])).filter((name) => CLIP_NAME.test(name));
  if (clips.length === 0) return;
  await mkdir(to, { recursive: true });
  for (const name of clips) await rename(join(from, name), join(to, name));
}
