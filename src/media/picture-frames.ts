import sharp from 'sharp';
import { LiyiError } from '../core/errors.ts';
import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds, Pixels } from '../core/units.ts';
import { Coverage } from './coverage.ts';
import type { DecodeOptions } from './decode-options.ts';
import { interrupted } from './ffmpeg-process.ts';
import type { Footage } from './footage.ts';
import { i420ByteLength, type VideoFrame } from './frame.ts';
import type { DecodeOutcome, FrameSource } from './frame-source.ts';
import { MAX_PICTURE_PIXELS } from './input-arguments.ts';
import { rgbToI420 } from './rgb-to-i420.ts';

/**
 * Frames from picture files, all scaled to the size of the first. A picture that cannot be decoded is left out and
 * counted as damaged; its time is not covered.
 */
export class PictureFrames implements FrameSource {
  readonly width: Pixels;
  readonly height: Pixels;
  readonly #footage: Footage;
  readonly #pictures: readonly string[];
  readonly #options: DecodeOptions;
  readonly #coverage: Coverage;
  readonly #stepMs: Milliseconds;
  #frames = 0;
  #damaged: { readonly count: number; readonly cause: unknown } | undefined;
  #finished = false;

  constructor(footage: Footage, pictures: readonly string[], size: PictureSize, options: DecodeOptions) {
    this.#footage = footage;
    this.#pictures = pictures;
    this.#options = options;
    this.width = size.width;
    this.height = size.height;
    this.#stepMs = 1000 / (footage.fps ?? 1);
    this.#coverage = new Coverage(this.#stepMs);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VideoFrame, void> {
    const { width, height } = this;
    const data = new Uint8Array(i420ByteLength(width, height));
    for (const [index, picture] of this.#pictures.entries()) {
      const ptsMs = index * this.#stepMs;
      if (this.#options.signal?.aborted) throw interrupted(this.#work, this.#options.signal.reason);
      if (!this.#isWanted(ptsMs)) continue;
      if (!(await this.#decode(picture, data))) {
        this.#coverage.interrupt();
        continue;
      }
      this.#coverage.add(ptsMs);
      this.#frames++;
      yield { ptsMs, width, height, data };
    }
    this.#finished = true;
    if (this.#frames === 0) throw this.#problem('LIYI_INPUT_NO_FRAMES', 'not a single picture can be decoded');
  }

  outcome(): DecodeOutcome {
    const lastPtsMs = this.#coverage.lastPtsMs;
    const corrupt = this.#damaged?.count ?? 0;
    const coverage = {
      frames: this.#frames,
      corrupt,
      skipped: 0,
      covered: this.#coverage.intervals(),
      ...(lastPtsMs === undefined ? {} : { lastPtsMs }),
    };
    if (!this.#finished) return { ...coverage, complete: false, problem: interrupted(this.#work) };
    if (corrupt === 0) return { ...coverage, complete: true };
    const problem = this.#problem('LIYI_INPUT_DAMAGED', `${corrupt} pictures cannot be decoded`);
    return { ...coverage, complete: false, problem };
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  async #decode(picture: string, data: Uint8Array): Promise<boolean> {
    try {
      const rgb = await sharp(picture, { autoOrient: true, limitInputPixels: MAX_PICTURE_PIXELS })
        .resize(this.width, this.height, { fit: 'fill' })
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer();
      rgbToI420(rgb, this, data);
      return true;
    } catch (cause) {
      this.#damaged = { count: (this.#damaged?.count ?? 0) + 1, cause };
      return false;
    }
  }

  #isWanted(ptsMs: Milliseconds): boolean {
    const { interval, sampleFps } = this.#options;
    if (interval !== undefined && (ptsMs < interval.startMs || ptsMs >= interval.endMs)) return false;
    if (sampleFps === undefined) return true;
    const cell = (tMs: Milliseconds) => Math.floor((tMs * sampleFps) / 1000 + 1e-6);
    return cell(ptsMs) > cell(ptsMs - this.#stepMs);
  }

  get #work(): string {
    return `decoding ${this.#footage.path}`;
  }

  #problem(code: 'LIYI_INPUT_NO_FRAMES' | 'LIYI_INPUT_DAMAGED', what: string): LiyiError {
    const remedy = 'Export the pictures again.';
    return new LiyiError(code, { message: `${this.#work}: ${what}`, remedy, cause: this.#damaged?.cause });
  }
}
