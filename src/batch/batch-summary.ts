import type { PictureFault } from '../contract/picture-fault.ts';
import type { JobProblem, RecordingResult } from '../store/jobs/job.ts';
import type { JobRecord } from '../store/jobs/job-queue.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';
import type { FoundRecording, SkippedFile } from './found-recording.ts';

export interface ScoredRecording {
  readonly recording: FoundRecording;
  readonly runId: RunId;
  /** Why only a part was scored. */
  readonly incomplete?: string;
  /** What was wrong with the picture for a part of it. */
  readonly faults?: readonly PictureFault[];
}

export interface FailedRecording {
  readonly recording: FoundRecording;
  readonly problem: JobProblem;
}

export interface BatchSummary {
  readonly scored: readonly ScoredRecording[];
  readonly incomplete: readonly ScoredRecording[];
  readonly skipped: readonly SkippedFile[];
  readonly failed: readonly FailedRecording[];
  /** Recordings left in the queue for others, or for the next time. */
  readonly waiting: number;
}

export type Settled =
  | { readonly outcome: 'scored'; readonly scored: ScoredRecording }
  | { readonly outcome: 'incomplete'; readonly scored: ScoredRecording }
  | { readonly outcome: 'skipped'; readonly skipped: SkippedFile }
  | { readonly outcome: 'failed'; readonly failed: FailedRecording };

/** The outcome of a recording whose job is settled; undefined while the job waits or runs. */
export function settledOf(recording: FoundRecording, job: JobRecord<'analyze-recording'>): Settled | undefined {
  if (job.state === 'dead') return { outcome: 'failed', failed: { recording, problem: job.problem ?? UNKNOWN } };
  if (job.state !== 'done' || job.result === undefined) return undefined;
  return settledByResult(recording, job.result);
}

/** The outcome of a recording, from the result of its job. */
export function settledByResult(recording: FoundRecording, result: RecordingResult): Settled {
  switch (result.outcome) {
    case 'scored':
      return { outcome: 'scored', scored: { recording, runId: result.runId, ...faultsOf(result) } };
    case 'incomplete':
      return {
        outcome: 'incomplete',
        scored: { recording, runId: result.runId, incomplete: result.problem, ...faultsOf(result) },
      };
    case 'already-scored':
      return {
        outcome: 'skipped',
        skipped: { path: recording.path, reason: 'already-scored', runId: result.runId },
      };
    case 'same-minutes': {
      const { runId } = result;
      const skipped = { path: recording.path, reason: 'same-minutes-twice' as const, detail: `run ${runId}`, runId };
      return { outcome: 'skipped', skipped };
    }
    case 'refused':
      return { outcome: 'failed', failed: { recording, problem: result.problem } };
  }
}

const faultsOf = ({ faults }: { readonly faults?: readonly PictureFault[] }) =>
  faults === undefined ? {} : { faults };

const UNKNOWN: JobProblem = {
  code: 'LIYI_ANALYSIS_DIED',
  message: 'its worker fell silent',
  remedy: 'Look for what ended it.',
};
