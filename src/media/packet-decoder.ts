import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { type FfmpegProcess, type FfmpegPrograms, failureOf, startFfmpeg } from './ffmpeg-process.ts';
import { MAX_PICTURE_PIXELS, UNCODED } from './input-arguments.ts';
import { PictureReader, type PictureTarget } from './picture-reader.ts';

/** People at a counter are large enough in this; more pixels cost time and tell no more. */
const LARGEST: PictureSize = { width: 1920, height: 1080 };

/** A few pictures of a camera; buffers of this size are used again, a few of them. */
const BATCH_BYTES = 65_536;
const BATCHES_KEPT = 8;

export interface DecoderOptions {
  /** Pictures a second at most. */
  readonly maxFps: number;
  readonly programs?: FfmpegPrograms | undefined;
}

/** A process that decodes the packets written to it. Its pictures keep the packets' times. */
export class PacketDecoder implements AsyncDisposable {
  readonly pid: number;
  /** Settles once the process is gone, with what went wrong; never rejects. */
  readonly ended: Promise<string | undefined>;
  readonly #process: FfmpegProcess;
  readonly #reader: PictureReader;
  #batch = new Uint8Array(BATCH_BYTES);
  #batched = 0;
  /** Used again once they are written. */
  readonly #spare: Uint8Array<ArrayBuffer>[] = [];
  #isWaiting = false;
  #broken: string | undefined;

  private constructor(process: FfmpegProcess, reader: PictureReader) {
    this.#process = process;
    this.#reader = reader;
    this.pid = process.pid;
    this.ended = process.ended.then((end) => this.#broken ?? failureOf(end, process.log, 'decoding')?.message);
  }

  static async start(target: PictureTarget, { maxFps, programs }: DecoderOptions): Promise<PacketDecoder> {
    const reader = new PictureReader(target);
    let decoder: PacketDecoder | undefined;
    const onOutput = (chunk: Uint8Array) => decoder === undefined || decoder.#read(() => reader.read(chunk));
    const process = await startFfmpeg('ffmpeg', decoderArguments(maxFps), { programs, stdin: 'pipe', onOutput });
    decoder = new PacketDecoder(process, reader);
    return decoder;
  }

  /**
   * Takes packets, which wait for `flush` or until there are many: each write wakes the process.
   * @param bytes lent: free again when this returns
   */
  write(bytes: Uint8Array): void {
    if (this.#batched + bytes.length > BATCH_BYTES) this.flush();
    if (bytes.length > BATCH_BYTES) this.#process.stdin.write(bytes.slice());
    else {
      this.#batch.set(bytes, this.#batched);
      this.#batched += bytes.length;
    }
  }

  flush(): void {
    if (this.#batched === 0) return;
    const written = this.#batch;
    this.#process.stdin.write(written.subarray(0, this.#batched), () => {
      if (this.#spare.length < BATCHES_KEPT) this.#spare.push(written);
    });
    this.#batch = this.#spare.pop() ?? new Uint8Array(BATCH_BYTES);
    this.#batched = 0;
  }

  /** No more packets: it decodes those it has, and ends. */
  finish(): void {
    this.flush();
    this.#process.stdin.end();
  }

  /** The target wants pictures again, if it did not. */
  proceed(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    if (this.#read(() => this.#reader.proceed())) this.#process.resumeOutput();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }

  /** @returns whether more may come */
  #read(step: () => boolean): boolean {
    if (this.#broken !== undefined) return true;
    try {
      this.#isWaiting = !step();
    } catch (error) {
      this.#broken = (error as Error).message;
      this.#process.kill();
    }
    return !this.#isWaiting;
  }
}

/** Of an instant's length: pictures this early belong to it. */
const EARLY = 0.02;

/** Which of the instants that have a picture at most this one belongs to. */
export const samplingInstant = (ptsMs: Milliseconds, maxFps: number): number =>
  Math.floor((ptsMs / 1000) * maxFps + EARLY);

function decoderArguments(maxFps: number): string[] {
  const { width, height } = LARGEST;
  const instant = (time: string) => `floor(${time}*${maxFps}+${EARLY})`;
  const filter = [
    `select='isnan(prev_selected_t)+gt(${instant('t')},${instant('prev_selected_t')})+lt(t,prev_selected_t)'`,
    `scale='min(${width},iw)':'min(${height},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2:out_range=tv`,
    'setsar=1',
    'format=yuv420p',
  ].join(',');
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'repeat+warning', '-threads', '1'],
    // The headers say what there is: not a packet is read to find out.
    ...['-probesize', '32', '-analyzeduration', '0', '-fpsprobesize', '0'],
    ...['-max_pixels', String(MAX_PICTURE_PIXELS), '-copyts', '-f', 'nut', '-i', 'pipe:0'],
    ...['-map', '0:V:0', '-vf', filter, '-autoscale', '0', '-fps_mode', 'passthrough'],
    ...['-enc_time_base', '1/90000', ...UNCODED],
    ...['-f', 'nut', '-write_index', '0', '-flush_packets', '1', 'pipe:1'],
  ];
}
