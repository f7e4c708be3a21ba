import type { LocalDay } from '../../contract/hall-time.ts';
import type { CameraGeometry } from '../../core/camera.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { ReevaluationProgress } from '../runs/reevaluations.ts';
import type { RunId } from '../runs/stored-timeline.ts';

/** Why something could not be done, fit to be stored and shown: it holds no credentials. */
export interface JobProblem {
  /** A registered error code, or `LIYI_UNEXPECTED` for a mistake of this program. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** One recording of one window, whole: a worker needs nothing else but to see the footage. */
export interface RecordingJob {
  /** As the one that found it sees it, or an http(s) address. */
  readonly path: string;
  readonly hall: string;
  readonly window: string;
  readonly startedAt?: EpochMilliseconds;
  readonly camera: CameraGeometry;
  /** Ids; those of the worker's settings where left out. */
  readonly rulebooks?: readonly string[];
  readonly sampleFps: number;
  readonly stream?: number;
  /** Of the content when it was found; an address is known by its content only once it is read. */
  readonly sha256?: string;
  readonly bytes?: number;
  /** Analyse although this footage of this window has been scored. */
  readonly again?: boolean;
}

/** What became of a recording. That one cannot be analysed is a result too: trying again would not help. */
export type RecordingResult =
  | { readonly outcome: 'scored'; readonly runId: RunId }
  /** Scored as far as it could be read. */
  | { readonly outcome: 'incomplete'; readonly runId: RunId; readonly problem: string }
  | { readonly outcome: 'already-scored'; readonly runId: RunId }
  /** Another recording of the same minutes was scored. */
  | { readonly outcome: 'same-minutes'; readonly runId: RunId }
  | { readonly outcome: 'refused'; readonly problem: JobProblem };

/** The day or month before the one in which the job runs, where none is named. */
export type ScoreReportJob = { readonly per: 'day'; readonly day?: LocalDay } | { readonly per: 'month' };

/** Of those that the store keeps. */
export interface ReevaluationJob {
  readonly reevaluation: number;
}

export interface JobTypes {
  readonly 'analyze-recording': { readonly payload: RecordingJob; readonly result: RecordingResult };
  readonly reevaluate: { readonly payload: ReevaluationJob; readonly result: ReevaluationProgress };
  readonly 'score-report': { readonly payload: ScoreReportJob; readonly result: { readonly files: readonly string[] } };
  readonly retention: {
    readonly payload: Record<string, never>;
    readonly result: { readonly runs: number; readonly clips: number; readonly held: number };
  };
}

export type JobKind = keyof JobTypes;
export const JOB_KINDS = [
  'analyze-recording',
  'reevaluate',
  'score-report',
  'retention',
] as const satisfies readonly JobKind[];
