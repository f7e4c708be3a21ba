import { LiyiError } from '../core/errors.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { Coverage } from './coverage.ts';
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
import type { DecodeOutcome, FrameSource } from './frame-source.ts';
import { PictureReader } from './picture-reader.ts';

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
  /** Nominal time for which a picture is on show. */
  readonly stepMs: Milliseconds;
  /** A complete recording has a picture at or after this time; undefined where the length is unknown. */
  readonly expectedEndMs?: Milliseconds | undefined;
  /** For messages: `decoding hall.mp4`. */
  readonly work: string;
  readonly programs?: FfmpegPrograms | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Frames of one ffmpeg process, which is started when the first frame is asked for. */
export class FfmpegFrames implements FrameSource {
  readonly width: Pixels;
  readonly height: Pixels;
  readonly #options: FfmpegFramesOptions;
  readonly #coverage: Coverage;
  #frames = 0;
  #skipped: () => number = () => 0;
  #corrupt: () => number = () => 0;
  #process: FfmpegProcess | undefined;
  #end: FfmpegEnd | undefined;
  #broken: Error | undefined;

  constructor(options: FfmpegFramesOptions) {
    this.#options = options;
    this.width = options.width;
    this.height = options.height;
    this.#coverage = new Coverage(options.stepMs);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VideoFrame, void> {
    const { width, height, work, signal, programs, args } = this.#options;
    if (this.#process !== undefined) throw new Error(`${work}: frames can be read once only`);
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
        this.#frames++;
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
    if (this.#frames === 0) throw this.#end?.kind === 'exited' && !this.#broken ? this.#noFrames() : this.#problem();
  }

  outcome(): DecodeOutcome {
    const lastPtsMs = this.#coverage.lastPtsMs;
    const coverage = {
      frames: this.#frames,
      corrupt: this.#corrupt(),
      skipped: this.#skipped(),
      covered: this.#coverage.intervals(),
      ...(lastPtsMs === undefined ? {} : { lastPtsMs }),
    };
    const problem = this.#problem() ?? this.#shortfall();
    return problem === undefined ? { ...coverage, complete: true } : { ...coverage, complete: false, problem };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process?.[Symbol.asyncDispose]();
  }

  #readerInto(ring: FrameRing): PictureReader {
    let slot: FrameSlot | undefined;
    return new PictureReader({
      room() {
        slot ??= ring.acquire();
        return slot?.data;
      },
      filled: (ptsMs) => {
        slot!.ptsMs = Math.round((ptsMs + this.#options.shiftMs) * 1000) / 1000;
        if (!this.#coverage.add(slot!.ptsMs)) return true;
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

  #problem(): LiyiError | undefined {
    const { work } = this.#options;
    if (this.#broken !== undefined)
      return new LiyiError('LIYI_FFMPEG_FAILED', {
        message: `${work}: ffmpeg's output cannot be read: ${this.#broken.message}`,
        remedy: 'Run it again; if it ends the same way, check the version of ffmpeg (5 or later).',
        cause: this.#broken,
      });
    if (this.#process === undefined || this.#end === undefined) return interrupted(work);
    return failureOf(this.#end, this.#process.log, work);
  }

  /** What is missing where ffmpeg succeeded without delivering everything. */
  #shortfall(): LiyiError | undefined {
    const { expectedEndMs, work } = this.#options;
    const lastPtsMs = this.#coverage.lastPtsMs ?? Number.NEGATIVE_INFINITY;
    if (expectedEndMs !== undefined && lastPtsMs < expectedEndMs)
      return this.#damaged(`${work}: no picture can be decoded after ${(lastPtsMs / 1000).toFixed(1)} s`);
    if (this.#corrupt() > 0) return this.#damaged(`${work}: ${this.#corrupt()} pictures or packets are damaged`);
    return undefined;
  }

  #damaged(message: string): LiyiError {
    return new LiyiError('LIYI_INPUT_DAMAGED', {
      message,
      remedy: 'What could be decoded was used. Export the recording again from the recorder if it should be whole.',
      cause: new Error(this.#process?.log.tail() ?? ''),
    });
  }

  #noFrames(): LiyiError {
    return new LiyiError('LIYI_INPUT_NO_FRAMES', {
      message: `${this.#options.work}: not a single frame can be decoded`,
      remedy: 'Play the input to check it, and export the recording again from the recorder.',
      cause: new Error(this.#process?.log.tail() ?? ''),
    });
  }
}
