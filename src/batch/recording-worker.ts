import type { RulebookSettings } from '../config/rulebook-places.ts';
import { type CallingClocks, USUAL_CALLING_CLOCKS } from '../core/calling-clock.ts';
import { type HallHours, UNKNOWN_HOURS } from '../core/opening-hours.ts';
import type { StoreLocation } from '../core/store-location.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import { isRemote } from '../media/remote-input.ts';
import type { RecordingJob } from '../store/jobs/job.ts';
import type { JobId } from '../store/jobs/job-id.ts';
import type { RecogniserSettings } from '../words/recognisers/open-recogniser.ts';
import type { AnalysisProcesses } from './analysis-process.ts';
import type { JobHandler } from './run-jobs.ts';

/**
 * A folder as seen by whoever finds recordings, and the same folder on this machine: `/mnt/nvr` is `/data/nvr` here.
 */
export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/** What a worker needs to analyse the recordings of its jobs. */
export interface RecordingWorker {
  readonly processes: AnalysisProcesses;
  readonly store: StoreLocation;
  /** For recordings that name none, and to look up ids. */
  readonly rulebooks?: RulebookSettings;
  readonly callingClocks?: CallingClocks;
  readonly openingHours?: HallHours;
  readonly ffmpeg: FfmpegPrograms;
  /** Who writes down what is said, where somebody does. */
  readonly speech?: RecogniserSettings | undefined;
  readonly mappings: readonly PathMapping[];
  readonly onBegun?: (id: JobId, job: RecordingJob) => void;
  readonly onFraction?: (id: JobId, fraction: number) => void;
}

/** A handler for jobs that analyse a recording, each in a process of its own. */
export function recordingHandler(worker: RecordingWorker): JobHandler<'analyze-recording'> {
  const { processes, store, ffmpeg, speech, mappings } = worker;
  const { callingClocks = USUAL_CALLING_CLOCKS, openingHours = UNKNOWN_HOURS, rulebooks = {} } = worker;
  return async ({ id, payload: job }, signal) => {
    worker.onBegun?.(id, job);
    const path = mapPath(job.path, mappings);
    const task = { job, path, store, rulebooks, callingClocks, openingHours, ffmpeg, speech };
    return processes.run(task, signal, (fraction) => worker.onFraction?.(id, fraction));
  };
}

/**
 * The path on this machine. The longest prefix that matches decides; only whole folders match. Windows paths get this
 * machine's slashes.
 */
export function mapPath(path: string, mappings: readonly PathMapping[]): string {
  if (isRemote(path)) return path;
  const [best] = mappings
    .filter(({ from }) => path === from || path.startsWith(/[/\\]$/.test(from) ? from : `${from}${separatorOf(from)}`))
    .sort((a, b) => b.from.length - a.from.length);
  if (best === undefined) return path;
  const rest = path.slice(best.from.length).replaceAll(separatorOf(best.from), '/').replace(/^\//, '');
  return rest === '' ? best.to : `${best.to.replace(/\/$/, '')}/${rest}`;
}

const separatorOf = (path: string): string => (path.includes('\\') ? '\\' : '/');
