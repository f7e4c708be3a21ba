import { hallDay } from './contract/hall-time.ts';
import { type CameraGeometry, zonesOfAll } from './core/camera.ts';
import { gapsBetween } from './core/interval.ts';
import type { DutyTimes } from './core/opening-hours.ts';
import type { EpochMilliseconds, Milliseconds } from './core/units.ts';
import { engineRecord } from './engine-record.ts';
import { openSound } from './hearing/open-sound.ts';
import { ModelSet, type NetRecord } from './inference/model-set.ts';
import { interpret } from './interpret.ts';
import { readFrame } from './measurements/read-frame.ts';
import { decodeFrames } from './media/decode.ts';
import type { FfmpegPrograms } from './media/ffmpeg-process.ts';
import { fingerprint } from './media/fingerprint.ts';
import type { Footage } from './media/footage.ts';
import type { DecodeOutcome } from './media/frame-source.ts';
import { probeFootage } from './media/probe.ts';
import { publicName } from './media/remote-input.ts';
import type { Beginning } from './on-duty.ts';
import { CounterObserver } from './perception/counter-observer.ts';
import { observerNets } from './perception/perceivers.ts';
import type { Rulebook } from './rulebooks/clause.ts';
import type { QueueLookup } from './store/queue/queue-record.ts';
import { ReadingLog } from './store/readings/reading-log.ts';
import type { DecodingRecord } from './store/runs/decoding-record.ts';
import type { AnalysisRun } from './store/runs/run.ts';
import { picturedPart } from './store/runs/run-gaps.ts';
import { Cadence, RECORDED } from './tracking/cadence.ts';
import { LumaGrid } from './tracking/luma-grid.ts';

/** A window in a recording, and how the camera sees it. */
export interface FilmedWindow {
  readonly window: string;
  readonly camera: CameraGeometry;
  /** Finds events of the window's calling system, once the length of the footage is known. */
  readonly queueOf?: QueueLookup;
}

/** A recording of one window to be analysed, and what it is judged by. */
export interface AnalysisRequest extends FootageRequest, FilmedWindow {}

/** A recording of one or several windows to be analysed, and what they are judged by. */
export interface FootageRequest {
  /** Video, picture or folder of pictures. */
  readonly path: string;
  readonly rulebooks: readonly Rulebook[];
  /**
   * Pictures analysed for each second of footage: fewer where the footage has fewer, one while nothing moves at the
   * counter.
   */
  readonly sampleFps: number;
  /** Wall-clock time of the first picture. */
  readonly startedAt?: EpochMilliseconds;
  /** When the windows of its hall are open; the analysis knows no hall but this one. */
  readonly onDutyOf?: (beginning: Beginning) => DutyTimes | undefined;
  /** Number of the video stream, where the file has several. */
  readonly stream?: number;
  /** Pictures a second of a stream without times; such a stream is refused without it. */
  readonly untimedFps?: number;
  readonly ffmpeg: FfmpegPrograms;
  readonly signal?: AbortSignal;
}

export interface AnalysisProgress {
  /** Presentation time analysed up to. */
  readonly tMs: Milliseconds;
  readonly startMs: Milliseconds;
  /** Length of the footage; left out where the file does not say. */
  readonly durationMs?: Milliseconds | undefined;
  readonly framesAnalysed: number;
}

/** Is told how far an analysis has come. */
export interface AnalysisObserver {
  onProgress(progress: AnalysisProgress): void;
}

/**
 * Turns footage into a window's compliance timeline: every stage in order.
 * @throws LiyiError for an input that cannot be analysed, missing programs or models, LIYI_INTERRUPTED
 */
export async function analyzeFootage(request: AnalysisRequest, observer?: AnalysisObserver): Promise<AnalysisRun> {
  return judgeWindow(request, request, await perceive(request, request.camera, observer));
}

/**
 * The timelines of all windows that a camera sees, from footage that is decoded and searched once.
 * @param windows each knows the zones of the others as those of its neighbours
 * @throws LiyiError like `analyzeFootage`
 */
export async function analyzeWindows(
  request: FootageRequest,
  windows: readonly FilmedWindow[],
  observer?: AnalysisObserver,
): Promise<readonly AnalysisRun[]> {
  const seen = await perceive(request, windows[0]!.camera, observer);
  const runs: AnalysisRun[] = [];
  for (const window of windows) runs.push(await judgeWindow(request, window, seen));
  return runs;
}

/** What the nets read in a recording, whatever window it is of. */
type Perception = Pick<AnalysisRun, 'footage' | 'completeness' | 'picture' | 'readings'> & {
  readonly decoding: DecodingRecord;
  readonly nets: readonly NetRecord[];
};

async function perceive(
  request: FootageRequest,
  camera: CameraGeometry,
  observer: AnalysisObserver | undefined,
): Promise<Perception> {
  const { path, sampleFps, stream, ffmpeg: programs, signal } = request;
  const footage = await probeFootage(path, { stream, untimedFps: request.untimedFps, signal, programs });
  const sha256 = await fingerprint(footage, signal);

  await using models = await ModelSet.open(observerNets());
  await using sound = await openSound(footage, { signal, programs });
  await using frames = decodeFrames(footage, { sampleFps, signal, programs });
  const picture = { width: frames.width, height: frames.height };
  const counter = new CounterObserver(models, camera, picture);
  const cadence = new Cadence(zonesOfAll(camera), picture, { intervals: RECORDED });
  const grid = new LumaGrid();
  const log = new ReadingLog(picture);
  for await (const frame of frames) {
    grid.read(frame);
    const chosen = cadence.choose(frame.ptsMs, grid);
    if (!chosen) continue;
    const heard = await sound?.until(frame.ptsMs);
    const seen = await counter.observe(frame, sound?.isVoice(frame.ptsMs));
    await log.append(readFrame(seen, chosen.stillMs, heard));
    const { startMs, durationMs } = footage;
    observer?.onProgress({ tMs: frame.ptsMs, startMs, durationMs, framesAnalysed: log.count });
  }

  const decoded = frames.outcome();
  const startMs = footage.containerStartMs;
  const interval = { startMs, endMs: decoded.lastPtsMs ?? startMs };
  return {
    footage: { ...footageRecord(footage), sha256, startMs, durationMs: interval.endMs - startMs },
    completeness: decoded.complete
      ? { complete: true }
      : { complete: false, covered: decoded.covered, problem: decoded.problem.message },
    decoding: { gaps: gapsBetween(decoded.covered, interval), ...decodingRecord(footage, decoded) },
    picture,
    readings: await log.readings(),
    nets: [...models.records, ...(sound?.records ?? [])],
  };
}

async function judgeWindow(
  { rulebooks, sampleFps, startedAt, onDutyOf }: FootageRequest,
  { window, camera, queueOf }: FilmedWindow,
  { nets, ...seen }: Perception,
): Promise<AnalysisRun> {
  const { startMs, durationMs } = seen.footage;
  const { gaps, statedFps } = seen.decoding;
  const recordedOn = startedAt === undefined ? undefined : hallDay(startedAt);
  const queue = await queueOf?.({ startMs, durationMs });
  const onDuty = onDutyOf?.({ startedAt, startMs });
  const { timeline } = interpret({
    ...{ ...seen, camera, gaps, footage: picturedPart({ startMs, endMs: startMs + durationMs }, gaps) },
    ...{ rulebooks, recordedOn, queue, onDuty: onDuty?.shifts },
  });
  const engine = engineRecord(nets, { sampleFps, statedFps, rulebooks, queue, onDuty });
  return { ...timeline, ...seen, window, startedAt, camera, engine };
}

const footageRecord = ({ path, width, height, fps, stream }: Footage) => ({
  name: publicName(path),
  ...{ width, height, fps },
  ...(stream !== 0 && { stream }),
});

const decodingRecord = ({ timeMap, untimedFps }: Footage, { corrupt, skipped }: DecodeOutcome) => ({
  ...{ picturesLeftOut: skipped, damaged: corrupt, timeMap },
  ...(untimedFps !== undefined && { statedFps: untimedFps }),
});
