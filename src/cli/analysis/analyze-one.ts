import { basename, resolve } from 'node:path';
import { addWordsOfNewRun } from '../../batch/add-words.ts';
import { isRemote, publicName } from '../../media/remote-input.ts';
import { onDutyTimes } from '../../on-duty.ts';
import { analyzeWindows } from '../../pipeline.ts';
import type { AnalysedTimeline } from '../../reports/analysis-document.ts';
import { DEFAULT_HALL } from '../../store/places/places.ts';
import type { AnalysisRun } from '../../store/runs/run.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import { usualWords, wordsOfFile } from '../../words-source.ts';
import { hearsSeveralPosts } from '../../write-down.ts';
import type { CliContext } from '../context.ts';
import { placeOf } from '../open-timeline.ts';
import { reportProgress } from '../progress.ts';
import { sameMinutesLines } from '../same-minutes-lines.ts';
import { wordsLine } from '../words-line.ts';
import { answer } from './analysis-answer.ts';
import type { AnalyzeOptions, StoredAnalysis, Work } from './analyze-work.ts';

/** Analyses a recording and stores what its windows show, with the words that belong to it. */
export async function analyzeOne(path: string, options: AnalyzeOptions, work: Work): Promise<StoredAnalysis[]> {
  const { signal } = work.context;
  const analysed = await analyzeWithProgress(path, options, work);
  signal.throwIfAborted();
  const stored: StoredAnalysis[] = [];
  for (const { readings, ...found } of analysed) {
    const [first] = stored;
    const seen = first === undefined ? readings : { sameAs: first.runId };
    const { sha256, durationMs } = found.footage;
    const other = await work.store.runOfSameMinutes({ ...found, sha256, durationMs });
    if (other !== undefined) work.context.terminal.note(sameMinutesLines(other).join('\n'));
    const { outcome, runId: own } = await work.store.commitRun({
      ...withWholePath(found, work.context),
      readings: seen,
    });
    // One microphone for several windows or posts does not tell whose words they are.
    const hasNoWords = analysed.length > 1 || (options.words === undefined && hearsSeveralPosts(found));
    const words = hasNoWords ? undefined : await wordsOf(path, own, options, work);
    const runId = words?.runId ?? own;
    const run = await whatWasFound(found, own, runId, work);
    await answer(run, path, options, work, [
      `  ${outcome === 'exists' ? '早已存入 already stored' : '已存入 stored'}: ${placeOf(work.settings.store)}, run ${runId}`,
      ...(words === undefined ? [] : [wordsLine(words, work.context.terminal)]),
    ]);
    stored.push({ path, runId, run });
  }
  return stored;
}

/** The words of the file that is named or lies beside the recording, else of the recogniser; undefined where there is none. */
async function wordsOf(path: string, runId: RunId, options: AnalyzeOptions, work: Work) {
  const { settings, store, context } = work;
  const { speech, ffmpeg, callingClocks, openingHours } = settings;
  const source =
    options.words === undefined
      ? usualWords({ path, settings: speech, ffmpeg, stream: options.stream })
      : wordsOfFile(resolve(context.workingFolder, options.words));
  const { db } = store.database;
  const judging = { db, store, callingClocks, openingHours, rulebooks: work.rulebooks };
  return addWordsOfNewRun(runId, source, judging, context.signal);
}

/** What the run that is current now found. */
async function whatWasFound(analysed: AnalysedTimeline, stored: RunId, now: RunId, { store }: Work) {
  if (stored === now) return analysed;
  const [run] = await store.runs({ id: now });
  return run === undefined ? analysed : { ...run, ...(await store.entries(now)) };
}

/** The service finds recordings by their whole path, in whatever folder this command ran. */
function withWholePath(run: AnalysedTimeline, { workingFolder }: CliContext): AnalysedTimeline {
  const { name } = run.footage;
  return isRemote(name) ? run : { ...run, footage: { ...run.footage, name: resolve(workingFolder, name) } };
}

async function analyzeWithProgress(path: string, options: AnalyzeOptions, work: Work): Promise<readonly AnalysisRun[]> {
  const { context, settings } = work;
  using report = reportProgress(basename(publicName(path)), context.terminal);
  return await analyzeWindows(
    {
      path,
      rulebooks: work.rulebooks,
      sampleFps: options.sampleFps ?? settings.sampleFps,
      ...(options.startedAt !== undefined && { startedAt: options.startedAt }),
      ...(options.stream !== undefined && { stream: options.stream }),
      ...(options.fps !== undefined && { untimedFps: options.fps }),
      onDutyOf: (beginning) => onDutyTimes(settings.openingHours, DEFAULT_HALL, beginning),
      ffmpeg: settings.ffmpeg,
      signal: context.signal,
    },
    work.windows,
    { onProgress: (progress) => report.update(progress) },
  );
}
