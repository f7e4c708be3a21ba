import type { PictureSize } from '../../core/geometry.ts';
import type { FrameReading } from '../../measurements/reading.ts';
import { compress, decompress } from './compression.ts';
import { decodeReadings } from './decode-readings.ts';
import { encodeReadings } from './encode-readings.ts';

/** Frames in one block: half a minute at 10 frames a second. */
const BLOCK_FRAMES = 300;

/**
 * Collects the readings of an analysis in the form in which they are stored. An hour of them takes some megabytes, and
 * is judged exactly as it will be judged again from the store.
 */
export class ReadingLog {
  readonly #picture: PictureSize;
  readonly #blocks: Uint8Array[] = [];
  #open: FrameReading[] = [];
  #count = 0;

  /** @param picture in whose pixels the readings are */
  constructor(picture: PictureSize) {
    this.#picture = picture;
  }

  /** Readings in order of time. */
  async append(reading: FrameReading): Promise<void> {
    this.#open.push(reading);
    this.#count += 1;
    if (this.#open.length >= BLOCK_FRAMES) await this.#close();
  }

  get count(): number {
    return this.#count;
  }

  /** All readings, as they would be read back from the store. */
  async readings(): Promise<FrameReading[]> {
    await this.#close();
    const out: FrameReading[] = [];
    for (const block of this.#blocks) out.push(...decodeReadings(await decompress(block)).readings);
    return out;
  }

  async #close(): Promise<void> {
    if (this.#open.length === 0) return;
    const frames = this.#open;
    this.#open = [];
    this.#blocks.push(await compress(encodeReadings(frames, this.#picture)));
  }
}
