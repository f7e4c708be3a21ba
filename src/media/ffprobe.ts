import { type FfmpegPrograms, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import { fileInput, type InputOptions } from './input-arguments.ts';
import type { MessageLog } from './message-log.ts';

/** The parts of `ffprobe -of json` that are read; anything may be missing. */
export interface ProbedStream {
  readonly index?: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly avg_frame_rate?: string;
  readonly r_frame_rate?: string;
  readonly time_base?: string;
  readonly start_time?: string;
  readonly duration?: string;
  readonly color_space?: string;
  readonly field_order?: string;
  readonly channels?: number;
  readonly disposition?: { readonly attached_pic?: number };
  readonly tags?: Readonly<Record<string, string>>;
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}
export interface Probed {
  readonly streams?: readonly ProbedStream[];
  readonly format?: { readonly format_name?: string; readonly start_time?: string; readonly duration?: string };
}

export type ProbeResult =
  | { readonly readable: true; readonly probed: Probed }
  /** ffprobe does not recognise a medium; its messages say why. */
  | { readonly readable: false; readonly log: MessageLog };

export interface ProbeOptions {
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks ffprobe what a file contains.
 * @throws LiyiError LIYI_FFMPEG_MISSING, LIYI_FFMPEG_FAILED where it was killed, LIYI_INTERRUPTED
 */
export async function ffprobe(path: string, options: ProbeOptions, input: InputOptions = {}): Promise<ProbeResult> {
  const args = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', ...fileInput(path, input)];
  await using run = await startFfmpeg('ffprobe', args, options);
  const chunks: Buffer[] = [];
  for await (const chunk of run.stdout) chunks.push(chunk);
  const end = await run.ended;
  if (end.kind === 'exited' && end.code !== 0) return { readable: false, log: run.log };
  const failure = failureOf(end, run.log, `probing ${path}`);
  if (failure) throw failure;
  return { readable: true, probed: JSON.parse(Buffer.concat(chunks).toString()) as Probed };
}
