import type { PictureSize } from '../core/geometry.ts';
import { type FfmpegProcess, type FfmpegPrograms, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import { MAX_PICTURE_PIXELS, UNCODED } from './input-arguments.ts';
import { PictureReader, type PictureTarget } from './picture-reader.ts';

/** People at a counter are large enough at this size; more pixels cost time and show nothing more. */
const LARGEST: PictureSize = { width: 1920, height: 1080 };

/** Most packets of a camera are smaller; a few buffers of this size are used again and again. */
const COPY_BYTES = 65_536;
const COPIES_KEPT = 8;

export interface DecoderOptions {
  /** Pictures a second at most. */
  readonly maxFps: number;
  readonly programs?: FfmpegPrograms | undefined;
}

/** Where decoded pictures go. */
export type DecoderTarget = Omit<PictureTarget, 'broken'>;

/** A process that decodes the packets written to it. Its pictures have the packets' times. */
export class PacketDecoder implements AsyncDisposable {
  readonly pid: number;
  /** Settles once the process is gone, with what went wrong; never rejects. */
  readonly ended: Promise<string | undefined>;
  readonly #process: FfmpegProcess;
  readonly #reader: PictureReader;
  /** Used again once they are written. */
  readonly #copies: Uint8Array[] = [];

  private constructor(process: FfmpegProcess, reader: PictureReader, ended: Promise<string | undefined>) {
    this.#process = process;
    this.#reader = reader;
    this.pid = process.pid;
    this.ended = ended;
  }

  static async start(target: DecoderTarget, { maxFps, programs }: DecoderOptions): Promise<PacketDecoder> {
    let problem: string | undefined;
    const reader = new PictureReader({
      buffer: (size) => target.buffer(size),
      filled: (ptsMs, size) => target.filled(ptsMs, size),
      broken(error) {
        problem = error.message;
        process.kill();
      },
    });
    const process = await startFfmpeg('ffmpeg', decoderArguments(maxFps), { programs, stdin: 'pipe', output: reader });
    const ended = process.ended.then((end) => problem ?? failureOf(end, process.log, 'decoding')?.message);
    return new PacketDecoder(process, reader, ended);
  }

  /**
   * Gives the decoder a packet.
   * @param bytes lent: may be reused when this returns
   */
  write(bytes: Uint8Array): void {
    const { stdin } = this.#process;
    if (bytes.length > COPY_BYTES) {
      stdin.write(bytes.slice());
      return;
    }
    const copy = this.#copies.pop() ?? new Uint8Array(COPY_BYTES);
    copy.set(bytes);
    stdin.write(copy.subarray(0, bytes.length), () => {
      if (this.#copies.length < COPIES_KEPT) this.#copies.push(copy);
    });
  }

  /** No more packets will come: the decoder finishes those it has, and ends. */
  finish(): void {
    this.#process.stdin.end();
  }

  /** To be called when the target can take pictures again. */
  proceed(): void {
    if (this.#reader.proceed()) this.#process.resumeOutput();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }
}

function decoderArguments(maxFps: number): string[] {
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
    // The headers describe the stream, so no packet is read to probe it.
    ...['-probesize', '32', '-analyzeduration', '0', '-fpsprobesize', '0'],
    ...['-max_pixels', String(MAX_PICTURE_PIXELS), '-copyts', '-f', 'nut', '-i', 'pipe:0'],
    ...['-map', '0:V:0', '-vf', filter, '-autoscale', '0', '-fps_mode', 'passthrough'],
    ...['-enc_time_base', '1/90000', ...UNCODED],
    ...['-f', 'nut', '-write_index', '0', '-flush_packets', '1', 'pipe:1'],
  ];
}
