import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { withAbsolutePaths } from '../config/rulebook-places.ts';
import { readSettings, SAMPLE_FPS_RANGE, type Settings } from '../config/settings.ts';
import { DAY_MS } from '../contract/durations.ts';
import { HALL_OFFSET } from '../contract/hall-time.ts';
import type { EpochMilliseconds } from '../core/units.ts';
import type { CliContext } from './context.ts';

/** RFC 3339 with a zone: a time without one means something else on every machine. */
const instant = z.iso.datetime({ offset: true });
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_WINDOW_CODE = 64;

/** Reads a time with date and zone. @throws InvalidArgumentError for anything else */
export function parseInstant(text: string): EpochMilliseconds {
  const parsed = instant.safeParse(text.replace(' ', 'T').toUpperCase());
  if (!parsed.success) {
    throw new InvalidArgumentError('It is not a time with date and zone such as 2026-11-20T09:00:00+08:00.');
  }
  return Date.parse(parsed.data);
}

/** Reads a time, or a day, which means its beginning at the hall. @throws InvalidArgumentError for anything else */
export const parseFrom = (text: string): EpochMilliseconds =>
  parseInstant(DAY.test(text) ? `${text}T00:00:00${HALL_OFFSET}` : text);

/**
 * Reads a time, or a day, which means its end: `--from 2026-11-20 --to 2026-11-20` is that day. @throws
 * InvalidArgumentError for anything else
 */
export const parseTo = (text: string): EpochMilliseconds => parseFrom(text) + (DAY.test(text) ? DAY_MS : 0);

function parseSampleFps(text: string): number {
  const { lowest, highest } = SAMPLE_FPS_RANGE;
  const fps = Number(text);
  if (text.trim() === '' || !(fps >= lowest && fps <= highest)) {
    throw new InvalidArgumentError(`It is not a number from ${lowest} to ${highest}.`);
  }
  return fps;
}

/** Slower is a picture now and then, faster no camera at a counter. */
const UNTIMED_FPS_RANGE = { lowest: 0.1, highest: 240 } as const;

function parseUntimedFps(text: string): number {
  const { lowest, highest } = UNTIMED_FPS_RANGE;
  const fps = Number(text);
  if (text.trim() === '' || !(fps >= lowest && fps <= highest)) {
    throw new InvalidArgumentError(`It is not a number from ${lowest} to ${highest}.`);
  }
  return fps;
}

function parseStream(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It is not a number 0, 1, 2 …');
  return Number(text);
}

function parseWindow(text: string): string {
  if (text.trim() === '' || text.length > LONGEST_WINDOW_CODE) {
    throw new InvalidArgumentError(`A window code has 1 to ${LONGEST_WINDOW_CODE} characters.`);
  }
  return text;
}

/** Option `--db`: the store to use. */
export const dbOption = () => new Option('--db <path>', '时间轴数据库 · timeline store (default: see liyi doctor)');
/** Option `--config`: the settings file to use. */
export const configOption = () => new Option('--config <path>', '设置文件 · settings file (default: ./liyi.yaml)');
/** Option `--window`: the code of the window, 1 to 64 characters. */
export const windowOption = () =>
  new Option('--window <code>', '窗口编号 · code of the window, such as A01').argParser(parseWindow);
/** Option `--rulebook`: ids, files or folders of rulebooks to judge by. */
export const rulebookOption = () =>
  new Option(
    '--rulebook <id-or-path...>',
    '按哪些规范评判，编号、文件或文件夹 · rulebooks to judge by: ids, files, folders (default: see settings, or all)',
  );
/** Option `--started-at`: wall-clock time of the first picture. */
export const startedAtOption = () =>
  new Option(
    '--started-at <time>',
    '录像开始的时间；多段时为第一段的，其余依次相接 · when the footage begins, RFC 3339; of several files the first, the others follow it',
  ).argParser(parseInstant);
/** Option `--sample-fps`: pictures analysed for each second of footage. */
export const sampleFpsOption = () =>
  new Option(
    '--sample-fps <number>',
    '每秒分析的帧数；画面静止时每秒一帧 · frames analysed a second, one while nothing moves (default: 10)',
  ).argParser(parseSampleFps);
/** Option `--stream`: number of the video stream, from 0. */
export const streamOption = () =>
  new Option('--stream <number>', '视频流编号 · number of the video stream (default: 0)').argParser(parseStream);
/** Option `--fps`: pictures a second of a stream that has no times, 0.1 to 240. */
export const untimedFpsOption = () =>
  new Option(
    '--fps <number>',
    '视频流没有时间信息时的帧率 · frame rate of a stream without times; others keep theirs',
  ).argParser(parseUntimedFps);
/** Option `--from`: begin of a period, a day or a time. */
export const fromOption = () =>
  new Option('--from <time>', '起始日期或时间 · from a day, or RFC 3339').argParser(parseFrom);
/** Option `--to`: end of a period, a day (included) or a time. */
export const toOption = () =>
  new Option('--to <time>', '截止日期（含）或时间 · to the end of a day, or RFC 3339').argParser(parseTo);

/** The names given by `--rulebook`, with absolute paths; undefined where the option is not used. */
export const requestedRulebooks = (
  names: readonly string[] | undefined,
  { workingFolder }: CliContext,
): string[] | undefined => names && withAbsolutePaths(names, (path) => resolve(workingFolder, path));

export interface SettingOptions {
  readonly db?: string;
  readonly config?: string;
}

/** The settings of a command, from its options, the environment and the settings file. @throws LiyiError LIYI_CONFIG */
export const settingsOf = (context: CliContext, options: SettingOptions): Settings =>
  readSettings({
    environment: context.environment,
    workingFolder: context.workingFolder,
    file: options.config,
    db: options.db,
  });
