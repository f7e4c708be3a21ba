import { interrupted } from './ffmpeg-process.ts';
import { ffprobe, type Probed, type ProbedStream, type ProbeOptions } from './ffprobe.ts';
import type { Footage } from './footage.ts';
import { inspectInput } from './inspect-input.ts';
import { probeFolder, probePicture } from './picture-footage.ts';
import { checkSize, noStream, noVideo, unreadable } from './probe-errors.ts';
import {
  colorMatrixOf,
  endMsOf,
  fpsOf,
  isInterlaced,
  millisecondsOf,
  rotationOf,
  uprightSize,
} from './stream-facts.ts';

export interface ProbeFootageOptions extends ProbeOptions {
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
  const hasAudio = all.some((s) => s.codec_type === 'audio');
  if (video.length === 0) throw noVideo(path, hasAudio);
  const streams = video.map((s, stream) => ({ stream, codec: s.codec_name ?? 'unknown', ...uprightSize(s) }));
  const chosen = options.stream ?? 0;
  const stream = streams[chosen];
  if (stream === undefined) throw noStream(path, chosen, streams.length);
  checkSize(path, stream);
  return footageOf(path, probed, video[chosen]!, { ...stream, streams, hasAudio });
}

function footageOf(
  path: string,
  probed: Probed,
  source: ProbedStream,
  known: Pick<Footage, 'stream' | 'codec' | 'width' | 'height' | 'streams' | 'hasAudio'>,
): Footage {
  const containerStartMs = millisecondsOf(probed.format?.start_time) ?? 0;
  const startMs = millisecondsOf(source.start_time) ?? containerStartMs;
  const endMs = endMsOf(source, probed, startMs);
  const fps = fpsOf(source);
  return {
    path,
    kind: 'video',
    container: probed.format?.format_name ?? 'unknown',
    ...known,
    rotationDeg: rotationOf(source),
    colorMatrix: colorMatrixOf(source.color_space, known.height),
    interlaced: isInterlaced(source),
    ...(fps === undefined ? {} : { fps }),
    ...(endMs === undefined || endMs <= startMs ? {} : { durationMs: Math.round((endMs - startMs) * 1000) / 1000 }),
    startMs,
    containerStartMs,
    timeBase: source.time_base ?? '1/90000',
  };
}
