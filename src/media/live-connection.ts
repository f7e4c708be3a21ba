import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { type FfmpegProcess, type FfmpegPrograms, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import { MAX_PICTURE_PIXELS } from './input-arguments.ts';
import { type LiveAddress, liveInput, shownAddress } from './live-address.ts';
import { NutParser } from './nut-parser.ts';

/** People at a counter are large enough in this; more pixels cost time and tell no more. */
const LARGEST: PictureSize = { width: 1920, height: 1080 };

/** Where the pictures of a connection go; it never waits for whoever takes them. */
export interface PictureSink {
  /** Room for one I420 picture of this size: where the next one is written. */
  room(size: PictureSize): Uint8Array;
  /** The room given last is filled. */
  filled(ptsMs: Milliseconds, size: PictureSize): void;
}

/** `finished`: a file was played to its end. `lost`: anything else, in words without credentials. */
export type ConnectionEnd = { readonly kind: 'finished' } | { readonly kind: 'lost'; readonly problem: string };

export interface LiveConnection extends AsyncDisposable {
  /** Of the decoder. */
  readonly pid: number;
  /** Settles once the decoder is gone; never rejects. */
  readonly ended: Promise<ConnectionEnd>;
}

export interface ConnectOptions {
  /** Pictures a second at most. */
  readonly maxFps: number;
  readonly programs?: FfmpegPrograms | undefined;
}

/**
 * Opens a live stream: one decoder, whose pictures go to the sink as they come. A picture of another size than the first
 * ends the connection; the next one has the new size. Throws LIYI_LIVE_ADDRESS, LIYI_FFMPEG_MISSING.
 */
export async function connect(
  address: LiveAddress,
  sink: PictureSink,
  options: ConnectOptions,
): Promise<LiveConnection> {
  let broken: string | undefined;
  let run: FfmpegProcess | undefined;
  const read = pictureReader(sink);
  const onOutput = (chunk: Uint8Array) => {
    if (broken !== undefined) return;
    try {
      read(chunk);
    } catch (error) {
      broken = (error as Error).message;
      run?.kill();
    }
  };
  const { programs } = options;
  const decoder = await startFfmpeg('ffmpeg', liveArguments(address, options.maxFps), { programs, onOutput });
  run = decoder;
  if (broken !== undefined) decoder.kill();
  return {
    pid: decoder.pid,
    ended: endOf(decoder, address, () => broken),
    [Symbol.asyncDispose]: () => decoder[Symbol.asyncDispose](),
  };
}

async function endOf(
  run: FfmpegProcess,
  address: LiveAddress,
  whatBroke: () => string | undefined,
): Promise<ConnectionEnd> {
  const end = await run.ended;
  const broken = whatBroke();
  if (broken !== undefined) return { kind: 'lost', problem: `${shownAddress(address)}: ${broken}` };
  const failure = failureOf(end, run.log, shownAddress(address));
  if (failure !== undefined) return { kind: 'lost', problem: failure.message };
  if (address.kind === 'file') return { kind: 'finished' };
  return { kind: 'lost', problem: `${shownAddress(address)}: the stream has ended` };
}

/** Takes what a decoder writes, in chunks that may break anywhere. */
function pictureReader(sink: PictureSink): (chunk: Uint8Array) => void {
  const parser = new NutParser();
  let target: Uint8Array | undefined;
  return (chunk) => {
    let offset = 0;
    for (;;) {
      if (target === undefined && parser.size !== undefined) target = sink.room(parser.size);
      const step = parser.read(chunk, offset, target);
      offset = step.offset;
      if (step.ptsMs !== undefined) {
        sink.filled(step.ptsMs, parser.size!);
        target = undefined;
      } else if (offset >= chunk.length) break;
    }
  };
}

function liveArguments(address: LiveAddress, maxFps: number): string[] {
  const { width, height } = LARGEST;
  const cell = (time: string) => `floor(${time}*${maxFps}+0.02)`;
  const filter = [
    `select='isnan(prev_selected_t)+gt(${cell('t')},${cell('prev_selected_t')})+lt(t,prev_selected_t)'`,
    `scale='min(${width},iw)':'min(${height},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2:out_range=tv`,
    'setsar=1',
    'format=yuv420p',
  ].join(',');
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+warning', '-threads', '1'],
    ...['-max_pixels', String(MAX_PICTURE_PIXELS), ...liveInput(address)],
    ...['-map', '0:V:0', '-an', '-sn', '-dn', '-vf', filter, '-autoscale', '0', '-fps_mode', 'passthrough'],
    ...['-enc_time_base', '1/90000', '-c:v', 'rawvideo', '-pix_fmt', 'yuv420p'],
    ...['-f', 'nut', '-write_index', '0', '-flush_packets', '1', 'pipe:1'],
  ];
}
