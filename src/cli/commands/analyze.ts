import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { addWords } from '../../batch/add-words.ts';
import { judgeJoined } from '../../batch/judge-joined.ts';
import { type CameraFile, geometryOf, readCameraFile } from '../../config/camera-file.ts';
import { loadRulebooks } from '../../config/load-rulebooks.ts';
import { withPlacesOf } from '../../config/rulebook-places.ts';
import type { Settings } from '../../config/settings.ts';
import { LiyiError } from '../../core/errors.ts';
import type { EpochMilliseconds, Milliseconds } from '../../core/units.ts';
import { isRemote, publicName } from '../../media/remote-input.ts';
import { onDutyTimes } from '../../on-duty.ts';
import { analyzeWindows, type FilmedWindow } from '../../pipeline.ts';
import { type AnalysedTimeline, analysisText } from '../../reports/analysis-document.ts';
import { writeTextFile } from '../../reports/text-file.ts';
import type { Rulebook } from '../../rulebooks/clause.ts';
import { DEFAULT_HALL } from '../../store/places/places.ts';
import type { AnalysisRun } from '../../store/runs/run.ts';
import type { RunId } from '../../store/runs/stored-timeline.ts';
import type { ServiceStore } from '../../store/service-store.ts';
import { usualWords, wordsOfFile } from '../../words-source.ts';
import type { CliContext } from '../context.ts';
import { currentRulebooks } from '../current-rulebooks.ts';
import { openTimelineForWriting, placeOf } from '../open-timeline.ts';
import {
  configOption,
  dbOption,
  requestedRulebooks,
  rulebookOption,
  type SettingOptions,
  sampleFpsOption,
  settingsOf,
  startedAtOption,
  streamOption,
  untimedFpsOption,
  windowOption,
} from '../options.ts';
import { printError } from '../print-error.ts';
import { reportProgress } from '../progress.ts';
import { runLines } from '../run-lines.ts';
import { sameMinutesLines } from '../same-minutes-lines.ts';
import { wordsLine } from '../words-line.ts';

const TO_STANDARD_OUTPUT = '-';

interface AnalyzeOptions extends SettingOptions {
  readonly window?: string;
  readonly camera?: string;
  readonly rulebook?: readonly string[];
  /** Of the first recording; the others follow it one after the other. */
  readonly startedAt?: EpochMilliseconds | undefined;
  readonly json?: string;
  readonly sampleFps?: number;
  readonly stream?: number;
  readonly fps?: number;
  readonly words?: string;
}

/** Adds `liyi analyze`: analyses recordings, pictures or folders of pictures, and stores and prints what was found. */
export function addAnalyzeCommand(program: Command, context: CliContext): void {
  program
    .command('analyze')
    .description(
      '分析窗口录像，结果存入时间轴数据库\n' +
        'Analyse footage of a window (video, picture, or folder of pictures) into the timeline store',
    )
    .argument('<file...>', '录像、图片或图片文件夹 · video, picture or folder of pictures')
    .addOption(windowOption())
    .option('--camera <path>', '摄像机文件（YAML 或 JSON） · camera file')
    .addOption(rulebookOption())
    .addOption(startedAtOption())
    .option('--json <path>', '另存 JSON（- 为标准输出；多个录像时为文件夹） · also write JSON (- for standard output)')
    .addOption(dbOption())
    .addOption(sampleFpsOption())
    .addOption(streamOption())
    .addOption(untimedFpsOption())
    .option(
      '--words <path>',
      '语音文字（.srt .vtt .json）；默认用录像旁同名的文件 · what was said; by default the file beside the recording',
    )
    .addOption(configOption())
    .action((files: string[], options: AnalyzeOptions) => analyze(files, options, context));
}

async function analyze(files: readonly string[], options: AnalyzeOptions, context: CliContext): Promise<void> {
  const settings = settingsOf(context, options);
  const requested = requestedRulebooks(options.rulebook, context);
  const loaded = loadRulebooks(requested, settings.rulebooks);
  const windows = windowsOf(options, context);
  const many = files.length * windows.length > 1;
  checkJson(files.length * windows.length, options);
  checkWords(files.length * windows.length, options);
  await using store = await openTimelineForWriting(settings.store);
  const rulebooks = await currentRulebooks(store, loaded);
  const work = { context, settings, rulebooks, windows, store, many };
  let startedAt = options.startedAt;
  const stored: StoredAnalysis[] = [];
  for (const path of files) {
    try {
      const analysed = await analyzeOne(path, { ...options, startedAt }, work);
      stored.push(...analysed);
      startedAt = startedAt && startedAt + lengthOf(analysed[0]!.run);
    } catch (error) {
      // A bad recording does not stop the others, unless they follow it; any other error would affect them too.
      const others = files.length > 1 && options.startedAt === undefined;
      if (!others || !(error instanceof LiyiError && error.scope === 'input')) throw error;
      process.exitCode = printError(error, context.terminal);
    }
  }
  const places = withPlacesOf(requested, settings.rulebooks);
  const { callingClocks, openingHours } = settings;
  await judgeJoined(store.database, { callingClocks, openingHours, rulebooks: places }, context.signal);
  for (const one of stored) await showSettled(one, options, work);
}

interface Work {
  readonly context: CliContext;
  readonly settings: Settings;
  readonly rulebooks: readonly Rulebook[];
  readonly windows: readonly FilmedWindow[];
  readonly store: ServiceStore;
  readonly many: boolean;
}

interface StoredAnalysis {
  readonly path: string;
  readonly runId: RunId;
  readonly run: AnalysedTimeline;
}

/** The analyses of all windows that the recording shows. */
async function analyzeOne(path: string, options: AnalyzeOptions, work: Work): Promise<StoredAnalysis[]> {
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
    // One microphone for several windows does not tell whose words they are.
    const words = analysed.length > 1 ? undefined : await wordsOf(path, own, options, work);
    const runId = words?.runId ?? own;
    const run = await whatWasFound(found, own, runId, work);
    if (options.json !== TO_STANDARD_OUTPUT) await writeJson(run, path, options, work);
    show(run, options, work, [
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
  if (source === undefined) return undefined;
  const judging = {
    db: store.database.db,
    store,
    callingClocks,
    openingHours,
    rulebooksOf: async () => work.rulebooks,
  };
  return addWords(runId, source, judging, context.signal);
}

/** What the run that is current now found. */
async function whatWasFound(analysed: AnalysedTimeline, stored: RunId, now: RunId, { store }: Work) {
  if (stored === now) return analysed;
  const [run] = await store.runs({ id: now });
  return run === undefined ? analysed : { ...run, ...(await store.entries(now)) };
}

/** Shows what became of an analysis once it was judged with the recordings beside it, where that is another run. */
async function showSettled({ path, runId, run }: StoredAnalysis, options: AnalyzeOptions, work: Work): Promise<void> {
  const [former] = await work.store.runs({ id: runId, includeSuperseded: true });
  const [now] = former?.supersededBy === undefined ? [] : await work.store.runs({ id: former.supersededBy });
  const settled = now === undefined ? run : { ...now, ...(await work.store.entries(now.id)) };
  if (now !== undefined || options.json === TO_STANDARD_OUTPUT) await writeJson(settled, path, options, work);
  if (now === undefined) return;
  show(settled, options, work, [
    `  与相接的录像一起评判 judged together with the recordings beside it: run ${runId} → run ${now.id}`,
  ]);
}

function show(run: AnalysedTimeline, options: AnalyzeOptions, work: Work, closing: readonly string[]): void {
  const { terminal } = work.context;
  const lines = [...runLines(run, work.rulebooks, ['not-met', 'needs-review'], terminal), ...closing].join('\n');
  if (options.json === TO_STANDARD_OUTPUT) terminal.note(lines);
  else terminal.print(lines);
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

async function writeJson(run: AnalysedTimeline, path: string, { json }: AnalyzeOptions, work: Work): Promise<void> {
  if (json === undefined) return;
  if (json === TO_STANDARD_OUTPUT) work.context.terminal.print(analysisText(run).trimEnd());
  else await writeTextFile(work.many ? join(json, documentName(run, path, work)) : json, analysisText(run));
}

const documentName = ({ window }: AnalysedTimeline, path: string, { windows }: Work): string =>
  [basename(publicName(path)), ...(windows.length > 1 ? [window] : []), 'json'].join('.');

/** Until the next recording begins: its last picture lasts as long as the others. */
const lengthOf = ({ footage: { durationMs, fps } }: AnalysedTimeline): Milliseconds =>
  durationMs + (fps === undefined ? 0 : 1000 / fps);

/** The window that is named, or those that the camera file names. */
function windowsOf({ camera, window }: AnalyzeOptions, { terminal }: CliContext): readonly FilmedWindow[] {
  const file: CameraFile = camera === undefined ? { geometry: { zones: {} }, unknownKeys: [] } : readCameraFile(camera);
  if (file.unknownKeys.length > 0) {
    terminal.note(`! ${camera}: 忽略不认识的项 keys without a meaning here: ${file.unknownKeys.join(', ')}`);
  }
  if (window !== undefined) return [{ window, camera: geometryOf(file, window, camera ?? '') }];
  if (file.windows === undefined)
    throw new LiyiError('LIYI_USAGE', {
      message: 'no window is named',
      remedy: 'Give --window, or a camera file that names the windows it sees.',
    });
  return Object.entries(file.windows).map(([code, geometry]) => ({ window: code, camera: geometry }));
}

function checkWords(analyses: number, { words }: AnalyzeOptions): void {
  if (analyses === 1 || words === undefined) return;
  throw new LiyiError('LIYI_USAGE', {
    message: `--words: ${words} is of one recording of one window, and ${analyses} are to be analysed`,
    remedy: 'Put the words beside each recording, under its name.',
  });
}

function checkJson(documents: number, { json }: AnalyzeOptions): void {
  if (documents === 1) {
    if (json !== undefined && json !== TO_STANDARD_OUTPUT && isFolder(json))
      throw badJson(`${json} is a folder`, 'Name a file.');
    return;
  }
  if (json !== undefined && (json === TO_STANDARD_OUTPUT || !isFolder(json))) {
    throw badJson(`the recordings make ${documents} documents`, 'Let --json name a folder that exists.');
  }
}

const badJson = (message: string, remedy: string): LiyiError =>
  new LiyiError('LIYI_USAGE', { message: `--json: ${message}`, remedy });

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
