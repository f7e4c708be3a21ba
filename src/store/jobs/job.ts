import type { LocalDay } from '../../contract/hall-time.ts';
import type { PictureFault } from '../../contract/picture-fault.ts';
import type { CameraGeometry } from '../../core/camera.ts';
import type { EpochMilliseconds } from '../../core/units.ts';
import type { ReevaluationProgress } from '../runs/reevaluations.ts';
import type { RunId } from '../runs/stored-timeline.ts';

/** Why something could not be done, fit to be stored and shown: without credentials. */
export interface JobProblem {
  /** A registered error code, or `LIYI_UNEXPECTED` for a bug of this program. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** One recording of one window, with all that a worker needs except the footage itself. */
export interface RecordingJob {
  /** Path on the machine that found it, or an http(s) address. */
  readonly path: string;
  readonly hall: string;
  readonly window: string;
  readonly startedAt?: EpochMilliseconds;
  readonly camera: CameraGeometry;
  /** Rulebook ids; those of the worker's settings where left out. */
  readonly rulebooks?: readonly string[];
  readonly sampleFps: number;
  readonly stream?: number;
  /** Pictures a second, for a stream without times. */
  readonly untimedFps?: number;
  /** SHA-256 of the content when it was found; left out for an address, whose content is known only once it is read. */
  readonly sha256?: string;
  readonly bytes?: number;
  /** Analyse even if this footage of this window has been scored. */
  readonly again?: boolean;
}

/** The outcome for a recording. That a recording cannot be analysed is a result too: another attempt would not help. */
export type RecordingResult =
  | { readonly outcome: 'scored'; readonly runId: RunId; readonly faults?: readonly PictureFault[] }
  /** Scored as far as it could be read. */
  | {
      readonly outcome: 'incomplete';
      readonly runId: RunId;
      readonly problem: string;
      readonly faults?: readonly PictureFault[];
    }
  | { readonly outcome: 'already-scored'; readonly runId: RunId }
  /** Another recording of the same minutes was scored. */
  | { readonly outcome: 'same-minutes'; readonly runId: RunId }
  | { readonly outcome: 'refused'; readonly problem: JobProblem };

/** Reports a day or month; where none is named, the one before the job runs. */
export type ScoreReportJob = { readonly per: 'day'; readonly day?: LocalDay } | { readonly per: 'month' };

/** Id of a reevaluation in the store. */
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
