import type { LiyiError } from '../core/errors.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import {
  type FfmpegEnd,
  type FfmpegProcess,
  type FfmpegPrograms,
  failureOf,
  interrupted,
  startFfmpeg,
} from './ffmpeg-process.ts';
import { i420ByteLength, type VideoFrame } from './frame.ts';
import { STRAY_FRAME } from './frame-filter.ts';
import { FrameRing, type FrameSlot } from './frame-ring.ts';
import { PictureReader } from './picture-reader.ts';
import { outputUnreadable } from './probe-errors.ts';

/** Enough for the decoder to work ahead while a frame is analysed; 4 × 3.1 MB at 1080p. */
const RING_SLOTS = 4;

/** How ffmpeg (5 to 8) says that a picture or packet is damaged. */
const DAMAGE =
  /corrupt decoded frame|corrupt input packet|Error while decoding stream|Error submitting packet to decoder|Error submitting a packet|error reading|partial file|truncat|max resync size/i;

export interface FfmpegFramesOptions {
  /** Arguments up to and with the output, which must be NUT with raw I420 of the size below on stdout. */
  readonly args: readonly string[];
  readonly width: Pixels;
  readonly height: Pixels;
  /** Added to ffmpeg's times to get presentation times. */
  readonly shiftMs: Milliseconds;
  /** Only frames after this time are delivered, and none before `fromMs`. */
  readonly afterMs: Milliseconds;
  readonly fromMs: Milliseconds;
  /** For messages: `decoding hall.mp4`. */
  readonly work: string;
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Frames of one ffmpeg process, which is started when the first frame is asked for. Iterate it once. */
export class FfmpegFrames implements AsyncIterable<VideoFrame>, AsyncDisposable {
  readonly #options: FfmpegFramesOptions;
  #latestMs: Milliseconds;
  #firstMs: Milliseconds | undefined;
  #skipped: () => number = () => 0;
  #corrupt: () => number = () => 0;
  #process: FfmpegProcess | undefined;
  #end: FfmpegEnd | undefined;
  #broken: Error | undefined;

  constructor(options: FfmpegFramesOptions) {
    this.#options = options;
    this.#latestMs = options.afterMs;
  }

  /** Time of the first frame decoded, delivered or not. */
  get firstMs(): Milliseconds | undefined {
    return this.#firstMs;
  }

  /** Pictures and packets reported as damaged so far. */
  get corrupt(): number {
    return this.#corrupt();
  }

  /** Pictures left out so far because their time does not advance. */
  get skipped(): number {
    return this.#skipped();
  }

  /** What the program said last. */
  get messages(): string {
    return this.#process?.log.tail() ?? '';
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VideoFrame, void> {
    const { width, height, work, signal, programs, args } = this.#options;
    if (signal?.aborted) throw interrupted(work, signal.reason);
    const ring = new FrameRing(RING_SLOTS, i420ByteLength(width, height), () => {
      if (output.proceed()) this.#process?.resumeOutput();
    });
    const output = this.#readerInto(ring);
    await using run = await startFfmpeg('ffmpeg', args, { programs, signal, output });
    this.#process = run;
    this.#corrupt = run.log.count(DAMAGE);
    this.#skipped = run.log.count(STRAY_FRAME);
    const ended = run.ended.then((end) => {
      this.#end = end;
      ring.close();
    });
    try {
      for (let slot = await ring.take(); slot !== undefined; slot = await ring.take()) {
        if (signal?.aborted) throw interrupted(work, signal.reason);
        yield { ptsMs: slot.ptsMs, width, height, data: slot.data };
        ring.release(slot);
      }
    } finally {
      output.stop();
      ring.close();
      run.kill();
      await ended;
    }
    if (signal?.aborted) throw interrupted(work, signal.reason);
  }

  /** Whether the program ended by itself, well or not. */
  get hasExited(): boolean {
    return this.#end?.kind === 'exited' && this.#broken === undefined;
  }

  /** Why it ended otherwise than by itself, or has not ended; undefined where all is well. */
  problem(): LiyiError | undefined {
    const { work } = this.#options;
    if (this.#broken !== undefined) return outputUnreadable(work, this.#broken);
    if (this.#process === undefined || this.#end === undefined) return interrupted(work);
    return failureOf(this.#end, this.#process.log, work);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process?.[Symbol.asyncDispose]();
  }

  #readerInto(ring: FrameRing): PictureReader {
    let slot: FrameSlot | undefined;
    return new PictureReader({
      buffer() {
        slot ??= ring.acquire();
        return slot?.data;
      },
      filled: (ffmpegMs) => {
        const ptsMs = Math.round((ffmpegMs + this.#options.shiftMs) * 1000) / 1000;
        this.#firstMs ??= ptsMs;
        if (ptsMs < this.#options.fromMs || ptsMs <= this.#latestMs) return true;
        this.#latestMs = ptsMs;
        slot!.ptsMs = ptsMs;
        ring.publish(slot!);
        slot = undefined;
        return true;
      },
      broken: (error) => {
        this.#broken = error;
        this.#process?.kill();
      },
    });
  }
}
