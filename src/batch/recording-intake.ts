import { LiyiError } from '../core/errors.ts';
import type { Milliseconds } from '../core/units.ts';
import { isRemote } from '../media/remote-input.ts';
import type { RecordingJob } from '../store/jobs/job.ts';
import type { JobId } from '../store/jobs/job-id.ts';
import type { Jobs } from '../store/jobs/open-jobs.ts';
import type { TimelineStore } from '../store/store.ts';
import type { FailedRecording } from './batch-summary.ts';
import { contentOfFile, type FileContent } from './content-of-file.ts';
import type { FoundRecording, SkippedFile } from './found-recording.ts';
import { problemOf } from './run-jobs.ts';

/** A recording whose job is in the queue. */
export interface QueuedRecording {
  readonly id: JobId;
  readonly recording: FoundRecording;
  /** 0 where the size is not known, as for an address. */
  readonly bytes: number;
}

export type Intake =
  | { readonly outcome: 'queued'; readonly taken: QueuedRecording }
  | { readonly outcome: 'skipped'; readonly skipped: SkippedFile }
  | { readonly outcome: 'failed'; readonly failed: FailedRecording };

export interface IntakeOptions {
  readonly jobs: Jobs;
  readonly store: TimelineStore;
  readonly sampleFps: number;
  /** For recordings that name none themselves; left out, those of the worker's settings. */
  readonly rulebooks?: readonly string[] | undefined;
  readonly settleMs: Milliseconds;
  /** Queue recordings even if they have been scored. */
  readonly again: boolean;
  readonly signal: AbortSignal;
}

/** Queues recordings, each content of a window once. One intake is one batch. */
export class RecordingIntake {
  readonly #options: IntakeOptions;
  /** What this batch has queued already, by content and video stream. */
  readonly #queued = new Map<string, FoundRecording>();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  async take(recording: FoundRecording): Promise<Intake> {
    const content = isRemote(recording.path) ? undefined : await this.#contentOf(recording);
    if (content === undefined) return { outcome: 'queued', taken: await this.#queue(recording, {}) };
    if (!('state' in content)) return { outcome: 'failed', failed: content };
    if (content.state === 'still-being-written') return skipped(recording, 'still-being-written');
    const reason = await this.#reasonToSkip(recording, content.sha256);
    if (reason !== undefined) return { outcome: 'skipped', skipped: reason };
    this.#queued.set(`${content.sha256} ${recording.stream ?? 0}`, recording);
    return { outcome: 'queued', taken: await this.#queue(recording, content) };
  }

  async #contentOf(recording: FoundRecording): Promise<FileContent | FailedRecording> {
    const { jobs, settleMs, signal } = this.#options;
    try {
      return await contentOfFile(recording.path, { files: jobs.files, settleMs, now: Date.now(), signal });
    } catch (error) {
      if (error instanceof LiyiError && error.code !== 'LIYI_INPUT_NOT_FOUND') throw error;
      signal.throwIfAborted();
      const problem = {
        code: 'LIYI_INPUT_NOT_FOUND',
        message: `${recording.path}: cannot be read (${problemOf(error).message})`,
        remedy: 'Check the path, the mount, and who may read it.',
      };
      return { recording, problem };
    }
  }

  async #reasonToSkip(recording: FoundRecording, sha256: string): Promise<SkippedFile | undefined> {
    const { path, hall, window } = recording;
    const isSame = (other: { hall: string; window: string }) => other.hall === hall && other.window === window;
    const stream = recording.stream ?? 0;
    const twin = this.#queued.get(`${sha256} ${stream}`);
    if (twin !== undefined && isSame(twin)) return { path, reason: 'same-footage-twice', detail: twin.path };
    const runs = await this.#options.store.runs({ sha256, stream });
    const former = runs.find(isSame);
    if (former !== undefined && !this.#options.again) {
      return { path, reason: 'already-scored', detail: former.footage.name, runId: former.id };
    }
    const filmed = await this.#options.store.runOfSameMinutes({ ...recording, sha256 });
    if (filmed !== undefined)
      return { path, reason: 'same-minutes-twice', detail: filmed.footage.name, runId: filmed.id };
    // A name is weak evidence against footage known to show another window; a manifest was written by a person.
    const other = [twin, ...runs].find((known) => known !== undefined && !isSame(known));
    if (other === undefined || recording.named === 'by-manifest') return undefined;
    return { path, reason: 'footage-of-another-window', detail: `${other.hall}/${other.window}` };
  }

  async #queue(recording: FoundRecording, content: { sha256?: string; bytes?: number }): Promise<QueuedRecording> {
    const { jobs, sampleFps, again } = this.#options;
    const { named: _, rulebooks = this.#options.rulebooks, ...known } = recording;
    const { sha256, bytes } = content;
    const payload: RecordingJob = {
      ...known,
      sampleFps,
      ...(rulebooks !== undefined && { rulebooks }),
      ...(sha256 !== undefined && { sha256 }),
      ...(bytes !== undefined && { bytes }),
      ...(again && { again }),
    };
    const { hall, window, stream = 0, path } = recording;
    const key = [hall, window, sha256 ?? path, ...(stream === 0 ? [] : [stream])].join('\0');
    // Footage whose job is done but that is in no run was refused, or its run was removed: it gets another attempt.
    const id = await jobs.queue.enqueue({ kind: 'analyze-recording', key, payload }, { again: true });
    return { id, recording, bytes: bytes ?? 0 };
  }
}

const skipped = ({ path }: FoundRecording, reason: SkippedFile['reason']): Intake => ({
  outcome: 'skipped',
  skipped: { path, reason },
});
