import type { FrameReading } from '../../measurements/reading.ts';
import { compress, decompress } from './compression.ts';
import { decodeReadings } from './decode-readings.ts';
import { encodeReadings } from './encode-readings.ts';

/** Frames in one block: half a minute at 10 frames a second. */
const BLOCK_FRAMES = 300;

/**
 * Gathers the readings of an analysis in the form in which they are stored, so that an hour of them takes some megabytes
 * and is judged exactly as it will be judged again from the store.
 */
export class ReadingLog {
  readonly #blocks: Uint8Array[] = [];
  #open: FrameReading[] = [];
  #count = 0;

  /** Readings in order of time. */
  async append(reading: FrameReading): Promise<void> {
    this.#open.push(reading);
    this.#count += 1;
    if (this.#open.length >= BLOCK_FRAMES) await this.#close();
  }

  get count(): number {
    return this.#count;
  }

  /** All of them, as they would be read back. */
  async readings(): Promise<FrameReading[]> {
    await this.#close();
    const out: FrameReading[] = [];
    for (const block of this.#blocks) for (const reading of decodeReadings(await decompress(block))) out.push(reading);
    return out;
  }

  async #close(): Promise<void> {
    if (this.#open.length === 0) return;
    const frames = this.#open;
    this.#open = [];
    this.#blocks.push(await compress(encodeReadings(frames)));
  }
}
