import type { Command } from 'commander';
import { judgeJoined } from '../../batch/judge-joined.ts';
import { type CameraFile, geometryOf, readCameraFile } from '../../config/camera-file.ts';
import { loadRulebooks } from '../../config/load-rulebooks.ts';
import { withPlacesOf } from '../../config/rulebook-places.ts';
import { LiyiError } from '../../core/errors.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FilmedWindow } from '../../pipeline.ts';
import type { AnalysedTimeline } from '../../reports/analysis-document.ts';
import { checkJson, showSettled } from '../analysis/analysis-answer.ts';
import { analyzeOne } from '../analysis/analyze-one.ts';
import type { AnalyzeOptions, StoredAnalysis } from '../analysis/analyze-work.ts';
import type { CliContext } from '../context.ts';
import { currentRulebooks } from '../current-rulebooks.ts';
import { openTimelineForWriting } from '../open-timeline.ts';
import {
  configOption,
  dbOption,
  requestedRulebooks,
  rulebookOption,
  sampleFpsOption,
  settingsOf,
  startedAtOption,
  streamOption,
  untimedFpsOption,
  windowOption,
} from '../options.ts';
import { printError } from '../print-error.ts';

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
      '语音转写（.srt .vtt .json）；默认用录像旁同名的文件 · what was said; by default the file beside the recording',
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
