import type { PictureSize } from '../../core/geometry.ts';
import type { Milliseconds } from '../../core/units.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { compressNow } from './compression.ts';
import { encodeReadings } from './encode-readings.ts';
import { BLOCK_MS, type PackedBlock } from './reading-blocks.ts';

/**
 * Packs readings as they come into the blocks in which a run stores them. Encoding half a minute takes some 20 ms; it
 * blocks the thread.
 */
export class ReadingPacker {
  readonly #picture: PictureSize;
  #firstMs: Milliseconds | undefined;
  #position: number;
  #open: FrameReading[] = [];

  /**
   * @param picture in whose pixels the readings are
   * @param before blocks of the same run that were packed already
   */
  constructor(picture: PictureSize, before: readonly PackedBlock[] = []) {
    this.#picture = picture;
    this.#firstMs = before[0]?.start_ms;
    this.#position = before.length;
  }

  /**
   * @param reading later than any before
   * @returns the block before it, where this reading is the first of the next one
   */
  add(reading: FrameReading): PackedBlock | undefined {
    this.#firstMs ??= reading.tMs;
    const [first] = this.#open;
    const block = first && this.#blockOf(first) !== this.#blockOf(reading) ? this.finish() : undefined;
    this.#open.push(reading);
    return block;
  }

  /** Packs the readings that are not in a block yet; undefined where there are none. */
  finish(): PackedBlock | undefined {
    const frames = this.#open;
    this.#open = [];
    if (frames.length === 0) return undefined;
    return {
      position: this.#position++,
      start_ms: frames[0]!.tMs,
      end_ms: frames.at(-1)!.tMs,
      frame_count: frames.length,
      data: compressNow(encodeReadings(frames, this.#picture)),
    };
  }

  #blockOf({ tMs }: FrameReading): number {
    return Math.floor((tMs - this.#firstMs!) / BLOCK_MS);
  }
}
