import { loadRulebooks } from '../config/load-rulebooks.ts';
import { callingClockOf } from '../core/calling-clock.ts';
import { LiyiError } from '../core/errors.ts';
import { pictureFaults } from '../events/picture-faults.ts';
import { fingerprint } from '../media/fingerprint.ts';
import { publicName } from '../media/remote-input.ts';
import { onDutyTimes } from '../on-duty.ts';
import type { Rulebook } from '../rulebooks/clause.ts';
import { type OpenDatabase, openDatabase } from '../store/database/open-database.ts';
import type { RecordingJob, RecordingResult } from '../store/jobs/job.ts';
import { timelineStore } from '../store/open-store.ts';
import { recordedQueue } from '../store/queue/queue-record.ts';
import { withPublishedThresholds } from '../store/rulebooks/rulebook-versions.ts';
import type { TimelineStore } from '../store/store.ts';
import { usualWords } from '../words-source.ts';
import { hearsSeveralPosts } from '../write-down.ts';
import { addWordsOfNewRun } from './add-words.ts';
import type { AnalysisTask, Analyzer } from './analysis-messages.ts';
import { retryOnStoreError } from './retry-on-store-error.ts';
import { problemOf } from './run-jobs.ts';

/** What an analysis of a recording needs beside its task. */
export interface AnalysisContext {
  readonly analyze: Analyzer;
  readonly onFraction: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Scores one recording into the store, once: footage of this window that was scored before, under any name, is left as
 * it is. The store itself finds a run that another process stores meanwhile.
 */
export async function analyzeRecording(task: AnalysisTask, work: AnalysisContext): Promise<RecordingResult> {
  const database = await openDatabase(task.store);
  await using store = timelineStore(database, Date.now);
  const { job } = task;
  const sha256 = job.sha256 ?? (await fingerprint({ path: task.path, kind: 'video' }, work.signal));
  const former = job.again === true ? undefined : await formerRun(store, { ...job, sha256 });
  if (former !== undefined) return { outcome: 'already-scored', runId: former };
  const filmed = await store.runOfSameMinutes({ ...job, sha256 });
  if (filmed !== undefined) return { outcome: 'same-minutes', runId: filmed.id };
  try {
    return await analyzeAndCommit(task, work, { ...database, store });
  } catch (error) {
    if (error instanceof LiyiError && error.job === 'refused') return { outcome: 'refused', problem: problemOf(error) };
    throw error;
  }
}

async function formerRun(store: TimelineStore, job: RecordingJob): Promise<number | undefined> {
  const { hall, window, sha256, stream = 0 } = job;
  if (sha256 === undefined) return undefined;
  const [run] = await store.runs({ hall, window, sha256, stream });
  return run?.id;
}

interface Opened extends OpenDatabase {
  readonly store: TimelineStore;
}

async function analyzeAndCommit(task: AnalysisTask, work: AnalysisContext, opened: Opened): Promise<RecordingResult> {
  const { db, store } = opened;
  const { job, path, ffmpeg } = task;
  const { window, camera, sampleFps, startedAt, stream, untimedFps, hall } = job;
  const rulebooks = await withPublishedThresholds(db, loadRulebooks(job.rulebooks, task.rulebooks));
  const clock = callingClockOf(task.callingClocks, hall);
  const run = await work.analyze(
    {
      path,
      window,
      camera,
      rulebooks,
      sampleFps,
      ...(startedAt !== undefined && { startedAt }),
      ...(stream !== undefined && { stream }),
      ...(untimedFps !== undefined && { untimedFps }),
      onDutyOf: (beginning) => onDutyTimes(task.openingHours, hall, beginning),
      queueOf: (footage) => recordedQueue(db, { hall, window, startedAt, footage }, clock),
      ffmpeg,
      signal: work.signal,
    },
    {
      onProgress: ({ tMs, startMs, durationMs }) => {
        if (durationMs !== undefined && durationMs > 0) work.onFraction((tMs - startMs) / durationMs);
      },
    },
  );
  if (job.sha256 !== undefined && run.footage.sha256 !== job.sha256) {
    throw new LiyiError('LIYI_INPUT_CHANGED', {
      message: `${publicName(path)}: its content changed between being found and being analysed`,
      remedy: 'Wait until it is written, then let it be found again.',
    });
  }
  work.signal.throwIfAborted();
  const former = job.again === true ? undefined : await formerRun(store, { ...job, sha256: run.footage.sha256 });
  if (former !== undefined) return { outcome: 'already-scored', runId: former };
  const { completeness } = run;
  const footage = { ...run.footage, name: publicName(job.path) };
  const committed = await retryOnStoreError(() => store.commitNewMinutes({ ...run, hall, footage }), work.signal);
  const { runId } = committed;
  if (committed.outcome === 'same-minutes') return { outcome: 'same-minutes', runId };
  if (!hearsSeveralPosts(run)) await writeDownWords(task, runId, { ...work, rulebooks }, opened);
  const found = [...new Set(pictureFaults(run.blindness).map(({ fault }) => fault))];
  const faults = found.length > 0 ? { faults: found } : {};
  return completeness.complete
    ? { outcome: 'scored', runId, ...faults }
    : { outcome: 'incomplete', runId, problem: completeness.problem, ...faults };
}

/** Adds what was said, where it can be had. Words that fail stop no recording: they can be added later. */
async function writeDownWords(
  { path, job, ffmpeg, speech, callingClocks, openingHours }: AnalysisTask,
  runId: number,
  { rulebooks, signal }: AnalysisContext & { readonly rulebooks: readonly Rulebook[] },
  { db, store }: Opened,
): Promise<void> {
  const source = usualWords({ path, ffmpeg, settings: speech, stream: job.stream });
  await addWordsOfNewRun(runId, source, { db, store, callingClocks, openingHours, rulebooks }, signal);
}
