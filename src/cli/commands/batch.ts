import { statSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { AnalysisProcesses } from '../../batch/analysis-process.ts';
import { type CameraFolderNotes, type CameraLookup, cameraFolder, readCamera } from '../../batch/camera-folder.ts';
import { findInFolder } from '../../batch/find-in-folder.ts';
import { findInManifest } from '../../batch/find-in-manifest.ts';
import type { Discovery } from '../../batch/found-recording.ts';
import { judgeJoined } from '../../batch/judge-joined.ts';
import { namePattern, USUAL_PATTERNS } from '../../batch/name-pattern.ts';
import { nightWindow } from '../../batch/night-window.ts';
import { runBatch } from '../../batch/run-batch.ts';
import { storedCameras } from '../../batch/stored-cameras.ts';
import { loadRulebooks } from '../../config/load-rulebooks.ts';
import { withPlacesOf } from '../../config/rulebook-places.ts';
import type { Settings } from '../../config/settings.ts';
import { LiyiError } from '../../core/errors.ts';
import { writeTextFile } from '../../reports/text-file.ts';
import { openDatabase } from '../../store/database/open-database.ts';
import { jobsIn } from '../../store/jobs/open-jobs.ts';
import { timelineStore } from '../../store/open-store.ts';
import { summaryLines } from '../batch-lines.ts';
import { batchProgress } from '../batch-progress.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { makeFolderOf } from '../open-timeline.ts';
import {
  configOption,
  dbOption,
  requestedRulebooks,
  rulebookOption,
  type SettingOptions,
  sampleFpsOption,
  settingsOf,
} from '../options.ts';

interface BatchOptions extends SettingOptions {
  readonly hall?: string;
  readonly cameras?: string;
  readonly pattern?: readonly string[];
  readonly rulebook?: readonly string[];
  readonly workers?: number;
  readonly windowOfNight?: string;
  readonly settle?: number;
  readonly again?: boolean;
  readonly queueOnly?: boolean;
  readonly sampleFps?: number;
  readonly json?: string;
}

/** Adds `liyi batch`: scores every recording of a folder or manifest, each once. */
export function addBatchCommand(program: Command, context: CliContext): void {
  program
    .command('batch')
    .description(
      '分析文件夹或清单里的全部录像，每段只评一次；中断后再次运行即可继续\n' +
        'Score every recording of a folder or a CSV manifest, each once; started again after a stop, it goes on',
    )
    .argument('<folder or manifest.csv>', '录像文件夹或 CSV 清单 · folder of recordings, or CSV manifest')
    .option('--hall <code>', '大厅编号 · hall of recordings whose name says none (default: default)')
    .option('--cameras <folder>', '摄像机文件夹 · camera files, <window>.yaml or <hall>/<window>.yaml')
    .option('--pattern <pattern...>', '文件名格式 · name patterns, tried before the usual ones')
    .addOption(rulebookOption())
    .option('--workers <number>', '同时分析的录像数 · recordings at a time (default: one a core)', wholeNumber)
    .option('--window-of-night <from-to>', '只在此时段工作 · work only at this time, 22:00-06:00')
    .option('--settle <seconds>', '多久未改动才分析 · leave files changed less long ago (default: 60)', wholeNumber)
    .option('--again', '重新分析已评过的录像 · also what has been scored')
    .option('--queue-only', '只排队，由 worker 分析 · queue them for workers, do not wait')
    .option('--json <path>', '另存结果汇总（JSON） · also write the summary as JSON')
    .addOption(dbOption())
    .addOption(sampleFpsOption())
    .addOption(configOption())
    .action((source: string, options: BatchOptions) => batch(source, options, context));
}

async function batch(source: string, options: BatchOptions, context: CliContext): Promise<void> {
  const { terminal, signal } = context;
  const settings = settingsOf(context, options);
  const night = options.windowOfNight ?? settings.batch.night;
  const rulebooks = rulebooksOf(options, settings, context);
  const nights = night === undefined ? undefined : nightWindow(night);
  const isFolder = checkSource(source);
  await makeFolderOf(settings.store);
  const database = await openDatabase(settings.store);
  await using store = timelineStore(database, Date.now);
  const stored = await storedCameras(database.db);
  const discoveries = discoveriesOf({ source, isFolder }, options, settings, stored, context);
  await using jobs = await jobsIn(database, settings.store);
  using processes = new AnalysisProcesses();
  using progress = batchProgress(terminal);
  const summary = await runBatch(
    {
      discoveries,
      location: settings.store,
      store,
      jobs,
      processes,
      ...{ callingClocks: settings.callingClocks, openingHours: settings.openingHours },
      ...{ ffmpeg: settings.ffmpeg, speech: settings.speech },
      sampleFps: options.sampleFps ?? settings.sampleFps,
      ...rulebooks,
      settleMs: options.settle === undefined ? settings.batch.settleMs : options.settle * 1000,
      again: options.again ?? false,
      workers: options.queueOnly ? 0 : (options.workers ?? settings.worker.processes),
      night: nights,
      signal,
    },
    progress,
  );
  if (!options.queueOnly) {
    const { callingClocks, openingHours } = settings;
    const judging = { callingClocks, openingHours, rulebooks: rulebooks.rulebookSettings };
    await judgeJoined(database, judging, signal);
  }
  progress[Symbol.dispose]();
  terminal.print(summaryLines(summary, terminal).join('\n'));
  if (options.json !== undefined) await writeTextFile(options.json, `${JSON.stringify(summary, undefined, 2)}\n`);
  if (summary.failed.length > 0) process.exitCode = EXIT.input;
}

/** Jobs name ids, because other machines that work on them have their own folders. */
function rulebooksOf(options: BatchOptions, { rulebooks: settings }: Settings, context: CliContext) {
  const asked = requestedRulebooks(options.rulebook, context);
  const loaded = loadRulebooks(asked, settings);
  const areNamed = asked !== undefined || settings.judgeBy !== undefined;
  return {
    ...(areNamed && { rulebooks: loaded.map(({ id }) => id) }),
    rulebookSettings: withPlacesOf(asked, settings),
  };
}

/** Whether the source is a folder; anything else is read as a manifest. */
function checkSource(source: string): boolean {
  const info = statSync(source, { throwIfNoEntry: false });
  if (info !== undefined) return info.isDirectory();
  throw new LiyiError('LIYI_INPUT_NOT_FOUND', {
    message: `${source}: no such folder or manifest`,
    remedy: 'Check the path and the mount.',
  });
}

function discoveriesOf(
  { source, isFolder }: { readonly source: string; readonly isFolder: boolean },
  options: BatchOptions,
  settings: Settings,
  stored: CameraLookup,
  { terminal }: CliContext,
): AsyncIterable<Discovery> {
  const notes: CameraFolderNotes = {
    onMissing: (window) =>
      terminal.note(`! ${window}: 没有摄像机文件，按无分区处理 no camera file: judged without zones`),
    onUnknownKeys: (path, keys) =>
      terminal.note(`! ${path}: 忽略不认识的项 keys without a meaning here: ${keys.join(', ')}`),
  };
  const hall = options.hall ?? settings.batch.hall;
  const cameraOf = cameraFolder(options.cameras ?? settings.batch.cameras, stored, notes);
  if (!isFolder) {
    return findInManifest({
      manifest: source,
      hall,
      cameraOf,
      readCamera: (path, window) => readCamera(path, window, notes),
    });
  }
  const patterns = [...(options.pattern ?? []), ...settings.batch.patterns, ...USUAL_PATTERNS].map(namePattern);
  return findInFolder({ folder: source, patterns, hall, cameraOf });
}

/** Reads an option that takes a whole number of up to six digits. @throws InvalidArgumentError for anything else */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It is not a whole number.');
  return Number(text);
}
