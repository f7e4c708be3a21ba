import type { RulebookSettings } from '../config/rulebook-places.ts';
import type { CallingClocks } from '../core/calling-clock.ts';
import type { HallHours } from '../core/opening-hours.ts';
import type { StoreLocation } from '../core/store-location.ts';
import type { Milliseconds } from '../core/units.ts';
import type { FfmpegPrograms } from '../media/ffmpeg-process.ts';
import type { RecordingResult } from '../store/jobs/job.ts';
import type { JobId } from '../store/jobs/job-id.ts';
import type { Jobs } from '../store/jobs/open-jobs.ts';
import type { RunId } from '../store/runs/stored-timeline.ts';
import type { TimelineStore } from '../store/store.ts';
import type { RecogniserSettings } from '../words/recognisers/open-recogniser.ts';
import type { AnalysisProcesses } from './analysis-process.ts';
import { BatchPace } from './batch-pace.ts';
import { type BatchSummary, type Settled, settledByResult, settledOf } from './batch-summary.ts';
import type { Discovery, FoundRecording } from './found-recording.ts';
import type { NightWindow } from './night-window.ts';
import { type QueuedRecording, RecordingIntake } from './recording-intake.ts';
import { recordingHandler } from './recording-worker.ts';
import { runJobs } from './run-jobs.ts';

export interface BatchOptions {
  readonly discoveries: AsyncIterable<Discovery>;
  readonly location: StoreLocation;
  readonly store: TimelineStore;
  readonly jobs: Jobs;
  /** Processes for the recordings that are analysed here. */
  readonly processes: AnalysisProcesses;
  readonly callingClocks?: CallingClocks;
  readonly openingHours?: HallHours;
  readonly ffmpeg: FfmpegPrograms;
  /** Who writes down what is said, where somebody does. */
  readonly speech?: RecogniserSettings | undefined;
  readonly sampleFps: number;
  /** For recordings that name none themselves; left out, as `rulebookSettings` says. */
  readonly rulebooks?: readonly string[] | undefined;
  readonly rulebookSettings?: RulebookSettings;
  readonly settleMs: Milliseconds;
  readonly again: boolean;
  /** Recordings analysed at a time; 0 leaves all to other workers and does not wait for them. */
  readonly workers: number;
  /** When to work; all day where left out. */
  readonly night?: NightWindow | undefined;
  readonly signal: AbortSignal;
}

export interface BatchProgress {
  readonly settled: number;
  /** Recordings known so far; more while the folder is still searched. */
  readonly recordings: number;
  readonly searching: boolean;
  readonly underWay: number;
  /** Share done by bytes, 0..1. */
  readonly fraction: number;
  readonly leftMs?: Milliseconds;
  readonly paused: boolean;
}

/** Is told how a batch proceeds. */
export interface BatchObserver {
  onSettled(settled: Settled, progress: BatchProgress): void;
  onProgress(progress: BatchProgress): void;
}

const TICK_MS: Milliseconds = 500;

/**
 * Finds, queues and scores recordings until each has an outcome, here or at another worker.
 * @throws LiyiError LIYI_INTERRUPTED, LIYI_STORE_WRITE, and errors of a machine that cannot do any job
 */
export async function runBatch(options: BatchOptions, observer: BatchObserver): Promise<BatchSummary> {
  return await new Batch(options, observer).run();
}

class Batch {
  readonly #options: BatchOptions;
  readonly #observer: BatchObserver;
  readonly #pace = new BatchPace(Date.now());
  readonly #unsettled = new Map<JobId, FoundRecording>();
  readonly #underWay = new Set<JobId>();
  readonly #settled: Settled[] = [];
  readonly #runsOfThisBatch = new Set<RunId>();
  #searching = true;
  #paused = false;

  constructor(options: BatchOptions, observer: BatchObserver) {
    this.#options = options;
    this.#observer = observer;
  }

  async run(): Promise<BatchSummary> {
    this.#tick();
    using _ticking = repeating(TICK_MS, () => this.#tick());
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#options.signal, stop.signal]);
    const both = [this.#search(signal), this.#options.workers > 0 ? this.#work(signal) : Promise.resolve()];
    for (const one of both) one.catch((error: unknown) => stop.abort(error));
    await Promise.allSettled(both);
    this.#options.signal.throwIfAborted();
    if (stop.signal.aborted) throw stop.signal.reason;
    return this.#summary();
  }

  async #search(signal: AbortSignal): Promise<void> {
    const { discoveries, ...options } = this.#options;
    const intake = new RecordingIntake({ ...options, signal });
    for await (const discovery of discoveries) {
      signal.throwIfAborted();
      const taken =
        discovery.found === 'skipped'
          ? { outcome: 'skipped' as const, skipped: discovery.skipped }
          : await intake.take(discovery.recording);
      if (taken.outcome === 'queued') this.#expect(taken.taken);
      else this.#settle(taken);
    }
    this.#searching = false;
  }

  #work(signal: AbortSignal): Promise<void> {
    const { location, jobs, processes, rulebookSettings, callingClocks, openingHours, workers } = this.#options;
    const { ffmpeg, speech } = this.#options;
    const handler = recordingHandler({
      processes,
      store: location,
      ...(rulebookSettings && { rulebooks: rulebookSettings }),
      ...(callingClocks && { callingClocks }),
      ...(openingHours && { openingHours }),
      ...{ ffmpeg, speech },
      mappings: [],
      onBegun: (id, job) => {
        // What an earlier batch left in the queue belongs to this one.
        this.#expect({ id, recording: { ...job, named: 'by-manifest' }, bytes: job.bytes ?? 0 });
        this.#underWay.add(id);
        this.#pace.progress(id, 0);
      },
      onFraction: (id, fraction) => this.#pace.progress(id, fraction),
    });
    return runJobs(jobs.queue, {
      handlers: { 'analyze-recording': handler },
      concurrency: workers,
      signal,
      mayBegin: () => !this.#paused,
      isFinished: async () => {
        await this.#settleByOthers();
        return !this.#searching && this.#unsettled.size === 0;
      },
      onSettled: ({ id }, settlement) => {
        this.#underWay.delete(id);
        const recording = this.#unsettled.get(id);
        if (recording === undefined) return;
        if (settlement.outcome === 'done') {
          this.#pace.progress(id, 1);
          this.#settle(settledByResult(recording, settlement.result as RecordingResult), id);
        } else if (settlement.outcome === 'dead') {
          this.#settle({ outcome: 'failed', failed: { recording, problem: settlement.problem } }, id);
        }
      },
    });
  }

  #expect({ id, recording, bytes }: QueuedRecording): void {
    this.#unsettled.set(id, recording);
    this.#pace.expect(id, bytes);
  }

  /** Takes over the outcomes of jobs that other workers have settled. */
  async #settleByOthers(): Promise<void> {
    const ids = [...this.#unsettled.keys()].filter((id) => !this.#underWay.has(id));
    for (const job of await this.#options.jobs.queue.find('analyze-recording', ids)) {
      const recording = this.#unsettled.get(job.id);
      const settled = recording && !this.#underWay.has(job.id) ? settledOf(recording, job) : undefined;
      if (settled === undefined) continue;
      this.#pace.forget(job.id);
      this.#settle(settled, job.id);
    }
  }

  #settle(settled: Settled, id?: JobId): void {
    if (id !== undefined) this.#unsettled.delete(id);
    if (settled.outcome === 'scored' || settled.outcome === 'incomplete') {
      this.#runsOfThisBatch.add(settled.scored.runId);
    }
    // Scored from the queue of an earlier batch, before the search found it.
    if (settled.outcome === 'skipped' && settled.skipped.reason === 'already-scored') {
      const { runId } = settled.skipped;
      if (runId !== undefined && this.#runsOfThisBatch.has(runId)) return;
    }
    this.#settled.push(settled);
    this.#observer.onSettled(settled, this.#progress());
  }

  #tick(): void {
    const { night, processes } = this.#options;
    const paused = night !== undefined && !night.isOpen(Date.now());
    this.#pace.tick(Date.now(), !this.#paused);
    if (paused !== this.#paused) {
      if (paused) processes.pause();
      else processes.goOn();
      this.#paused = paused;
    }
    this.#observer.onProgress(this.#progress());
  }

  #progress(): BatchProgress {
    const { leftMs } = this.#pace;
    return {
      settled: this.#settled.length,
      recordings: this.#settled.length + this.#unsettled.size,
      searching: this.#searching,
      underWay: this.#underWay.size,
      fraction: this.#pace.fraction,
      ...(leftMs !== undefined && { leftMs }),
      paused: this.#paused,
    };
  }

  #summary(): BatchSummary {
    const of = <O extends Settled['outcome']>(outcome: O) =>
      this.#settled.filter((settled): settled is Extract<Settled, { outcome: O }> => settled.outcome === outcome);
    return {
      scored: of('scored').map(({ scored }) => scored),
      incomplete: of('incomplete').map(({ scored }) => scored),
      skipped: of('skipped').map(({ skipped }) => skipped),
      failed: of('failed').map(({ failed }) => failed),
      waiting: this.#unsettled.size,
    };
  }
}

function repeating(everyMs: Milliseconds, work: () => void): Disposable {
  const timer = setInterval(work, everyMs);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
