import { interrupted } from './ffmpeg-process.ts';
import { ffprobe, type Probed, type ProbedStream, type ProbeOptions } from './ffprobe.ts';
import type { Footage } from './footage.ts';
import { inspectInput } from './inspect-input.ts';
import { probeFolder, probePicture } from './picture-footage.ts';
import { checkSize, noStream, noTimes, noVideo, unreadable } from './probe-errors.ts';
import { readTimeMap } from './read-time-map.ts';
import {
  colorMatrixOf,
  fpsOf,
  hasClock,
  headerEndMsOf,
  isInterlaced,
  millisecondsOf,
  rotationOf,
  uprightSize,
} from './stream-facts.ts';
import { AS_IN_FILE, type TimeMap } from './time-map.ts';
import { isUntimed } from './untimed.ts';

/** Of footage that names none; every usual frame rate is whole ticks of it. */
const TIME_BASE = '1/90000';

export interface ProbeFootageOptions extends ProbeOptions {
  /** How times are read, where it is known from before; otherwise all packets are read to find out. */
  readonly timeMap?: TimeMap | undefined;
  /** Pictures a second of a video stream without times; others keep theirs. */
  readonly untimedFps?: number | undefined;
  /** Number of the video stream to analyse, from 0. */
  readonly stream?: number | undefined;
  /** How long each picture of a folder is shown, as pictures a second. */
  readonly pictureFps?: number | undefined;
}

/**
 * Describes an input before any of it is analysed: its kind, size, rate, length and streams.
 * @throws LiyiError for every input that cannot be analysed
 */
export async function probeFootage(path: string, options: ProbeFootageOptions = {}): Promise<Footage> {
  if (options.signal?.aborted) throw interrupted(`probing ${path}`, options.signal.reason);
  const input = await inspectInput(path, options.signal);
  switch (input.kind) {
    case 'folder':
      return probeFolder(path, input.pictures, options.pictureFps);
    case 'picture':
      return probePicture(path);
    case 'other':
      return probeRecording(path, input.isMp4, options);
  }
}

async function probeRecording(path: string, isMp4: boolean, options: ProbeFootageOptions): Promise<Footage> {
  const result = await ffprobe(path, options);
  if (!result.readable) throw unreadable(path, result.log.tail(2), isMp4 && result.log.has(/moov atom not found/));
  const { probed } = result;
  const all = probed.streams ?? [];
  const video = all.filter((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  const sound = all.find((s) => s.codec_type === 'audio');
  const hasAudio = sound !== undefined;
  if (video.length === 0) throw noVideo(path, hasAudio);
  const streams = video.map((s, stream) => ({ stream, codec: s.codec_name ?? 'unknown', ...uprightSize(s) }));
  const chosen = options.stream ?? 0;
  const stream = streams[chosen];
  if (stream === undefined) throw noStream(path, chosen, streams.length);
  checkSize(path, stream);
  const source = video[chosen]!;
  const container = probed.format?.format_name ?? 'unknown';
  const untimedFps = hasClock(container) ? undefined : await rateOfUntimed(path, options);
  const fps = untimedFps ?? fpsOf(source);
  return {
    path,
    kind: 'video',
    container,
    ...stream,
    streams,
    hasAudio,
    ...(sound?.channels === undefined ? {} : { soundChannels: sound.channels }),
    rotationDeg: rotationOf(source),
    colorMatrix: colorMatrixOf(source.color_space, stream.height),
    interlaced: isInterlaced(source),
    ...(fps === undefined ? {} : { fps }),
    ...(untimedFps === undefined ? {} : { untimedFps }),
    ...(await timesOf({ path, container, stream: chosen, fps }, source, probed, options)),
    timeBase: untimedFps === undefined ? (source.time_base ?? TIME_BASE) : TIME_BASE,
  };
}

/**
 * The rate at which to show a stream without times, as it was stated; undefined where the stream states one itself.
 * @throws LiyiError LIYI_INPUT_NO_TIMES where nobody states it
 */
async function rateOfUntimed(path: string, options: ProbeFootageOptions): Promise<number | undefined> {
  if (!(await isUntimed(path, options))) return undefined;
  if (options.untimedFps === undefined) throw noTimes(path);
  return options.untimedFps;
}

type Times = Pick<Footage, 'timeMap' | 'startMs' | 'durationMs' | 'containerStartMs'>;

async function timesOf(
  { fps, ...known }: { path: string; container: string; stream: number; fps: number | undefined },
  source: ProbedStream,
  probed: Probed,
  options: ProbeFootageOptions,
): Promise<Times> {
  const firstMs = millisecondsOf(probed.format?.start_time) ?? 0;
  const streamMs = millisecondsOf(source.start_time) ?? firstMs;
  const isTimed = hasClock(known.container);
  const frameMs = 1000 / (fps ?? 25);
  const read = options.timeMap ?? (isTimed ? await readTimeMap({ ...known, firstMs, frameMs }, options) : undefined);
  const timeMap = read ?? AS_IN_FILE;
  const { offsetMs, startMs } = read?.pieces[0] ?? { offsetMs: 0, startMs: streamMs };
  const headerEndMs = timeMap.pieces.length === 1 ? headerEndMsOf(source, probed, streamMs) : undefined;
  const endMs = Math.max(timeMap.endMs ?? startMs, headerEndMs === undefined ? startMs : headerEndMs + offsetMs);
  return {
    timeMap,
    startMs,
    ...(endMs <= startMs ? {} : { durationMs: Math.round((endMs - startMs) * 1000) / 1000 }),
    // A picture may be shown before the first packet of all.
    containerStartMs: Math.min(firstMs + offsetMs, startMs),
  };
}
