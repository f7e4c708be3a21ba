import type { RulebookSettings } from '../config/rulebook-places.ts';
import type { CallingClocks } from '../core/calling-clock.ts';
import type { HallHours } from '../core/opening-hours.ts';
import type { PlainError } from '../core/plain-error.ts';
import type { StoreLocation } from '../core/store-location.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import type { AnalysisObserver, AnalysisRequest } from '../pipeline.ts';
import type { RecordingJob, RecordingResult } from '../store/jobs/job.ts';
import type { AnalysisRun } from '../store/runs/run.ts';
import type { RecogniserSettings } from '../words/recognisers/open-recogniser.ts';

/** `analyzeFootage` of pipeline.ts, or a stand-in for it. */
export type Analyzer = (request: AnalysisRequest, observer?: AnalysisObserver) => Promise<AnalysisRun>;

export interface AnalysisTask {
  readonly job: RecordingJob;
  /** Path of the footage on this machine. */
  readonly path: string;
  readonly store: StoreLocation;
  readonly rulebooks: RulebookSettings;
  readonly callingClocks: CallingClocks;
  readonly openingHours: HallHours;
  readonly ffmpeg: FfmpegPrograms;
  /** Who writes down what is said, where somebody does. */
  readonly speech?: RecogniserSettings | undefined;
}

/** Messages from the analysing process to the one that started it; the last one is `done` or `failed`. */
export type AnalysisMessage =
  /** Share of the footage analysed, 0..1, at wall-clock time `at`. */
  | { readonly type: 'progress'; readonly fraction: number; readonly at: EpochMilliseconds }
  | { readonly type: 'done'; readonly result: RecordingResult }
  | { readonly type: 'failed'; readonly error: PlainError };
