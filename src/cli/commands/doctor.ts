import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { knownRulebooks } from '../../config/load-rulebooks.ts';
import type { Settings } from '../../config/settings.ts';
import type { SpeechSettings } from '../../config/speech-settings.ts';
import { LiyiError } from '../../core/errors.ts';
import { ENGINE_VERSION } from '../../core/version.ts';
import { OnnxSession } from '../../inference/onnx-session.ts';
import { ffmpegVersions } from '../../media/ffmpeg-version.ts';
import { SOUND_RATE_HZ } from '../../media/sound-source.ts';
import { observerNets } from '../../perception/perceivers.ts';
import { checkWholeStore } from '../../store/database/check-whole-store.ts';
import { openStore } from '../../store/open-store.ts';
import { openRecogniser } from '../../words/recognisers/open-recogniser.ts';
import type { CliContext } from '../context.ts';
import { placeOf } from '../open-timeline.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';
import { printError } from '../print-error.ts';
import { rulebookChoiceLine } from '../rulebook-choice-line.ts';

/** Adds `liyi doctor`: checks ffmpeg, models and store, and says how to repair them. */
export function addDoctorCommand(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('检查 ffmpeg、模型、数据库，并说明如何修复\nCheck ffmpeg, models and store, and say how to mend them')
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: SettingOptions) => doctor(options, context));
}

/** Makes every check, whatever the ones before it found. */
async function doctor(options: SettingOptions, context: CliContext): Promise<void> {
  const settings = settingsOf(context, options);
  const checks: (() => Promise<string>)[] = [
    async () => `礼仪 Liyi ${ENGINE_VERSION}, Node ${process.versions.node}`,
    () => checkFfmpeg(settings),
    checkModels,
    () => checkStore(settings),
    () => checkRulebooks(settings),
    ...(settings.speech === undefined ? [] : [() => checkSpeech(settings.speech!)]),
  ];
  for (const check of checks) {
    try {
      context.terminal.print(`✓ ${await check()}`);
    } catch (error) {
      const exitCode = printError(error, context.terminal);
      process.exitCode ??= exitCode;
    }
  }
}

async function checkFfmpeg({ ffmpeg: programs }: Settings): Promise<string> {
  const { ffmpeg, ffprobe } = await ffmpegVersions(programs);
  return `ffmpeg ${ffmpeg}, ffprobe ${ffprobe}`;
}

async function checkModels(): Promise<string> {
  const nets = observerNets();
  for (const id of nets) {
    await using _ = await OnnxSession.open(id);
  }
  return `模型 models: ${nets.length}`;
}

async function checkStore({ store: location }: Settings): Promise<string> {
  const place = placeOf(location);
  if ('sqlitePath' in location && !existsSync(location.sqlitePath)) {
    await checkWritable(location.sqlitePath);
    return `时间轴数据库 timeline store: ${place}（首次分析时建立 made at the first analysis）`;
  }
  if ('sqlitePath' in location) await checkWholeStore(location.sqlitePath);
  await using store = await openStore(location);
  const windows = await store.windows();
  return `时间轴数据库 timeline store: ${place}（窗口 windows ${windows.length}）`;
}

/** The folder is created with the store; until then the nearest existing one above it counts. */
async function checkWritable(path: string): Promise<void> {
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new LiyiError('LIYI_STORE_OPEN', {
      message: `${folder} may not be written`,
      remedy: 'Name another place with --db, LIYI_DB or the settings file.',
      cause,
    });
  });
}

/** Has a second of silence written down: what is wrong with address, key or model shows at once. */
async function checkSpeech(speech: SpeechSettings): Promise<string> {
  await using recogniser = await openRecogniser(speech);
  await recogniser.recognise({ startMs: 0, endMs: 1000, samples: new Float32Array(SOUND_RATE_HZ) });
  return `语音识别 speech recognition: ${recogniser.name}`;
}

async function checkRulebooks(settings: Settings): Promise<string> {
  const rulebooks = knownRulebooks(settings.rulebooks);
  const clauses = rulebooks.reduce((sum, rulebook) => sum + rulebook.clauses.length, 0);
  return `规范 rulebooks: ${rulebooks.length}（条款 clauses ${clauses}） · ${rulebookChoiceLine(settings.rulebooks)}`;
}
