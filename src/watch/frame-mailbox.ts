import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { i420ByteLength } from '../media/frame.ts';

/** One slot is written, one waits, one is analysed. */
const SLOTS = 3;

export interface TimedFrame {
  readonly tMs: Milliseconds;
  /** How much of the time since the frame posted before it nothing moved. */
  readonly stillMs: Milliseconds;
}

export interface WaitingFrame extends TimedFrame {
  readonly slot: number;
}

/**
 * The frames of one stream on their way to a worker, in shared memory that is allocated once for a picture size. The
 * newest frame waits; a frame that is replaced while it waits is dropped and counted, so nothing queues up.
 */
export class FrameMailbox {
  readonly size: PictureSize;
  readonly slots: readonly Uint8Array[];
  #dropped = 0;
  readonly #free: number[] = [1, 2];
  #writing = 0;
  #waiting: WaitingFrame | undefined;
  #lent: WaitingFrame | undefined;

  constructor(size: PictureSize) {
    this.size = size;
    const bytes = i420ByteLength(size.width, size.height);
    this.slots = Array.from({ length: SLOTS }, () => new Uint8Array(new SharedArrayBuffer(bytes)));
  }

  get dropped(): number {
    return this.#dropped;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Memory for the next picture; the same until `post`. */
  get buffer(): Uint8Array {
    return this.slots[this.#writing]!;
  }

  /** The picture in `buffer` waits from now on, in place of an earlier one, whose still time it takes over. */
  post({ tMs, stillMs }: TimedFrame): void {
    const before = this.#waiting?.stillMs ?? 0;
    if (this.#waiting) {
      this.#free.push(this.#waiting.slot);
      this.#dropped++;
    }
    this.#waiting = { slot: this.#writing, tMs, stillMs: before + stillMs };
    this.#writing = this.#free.pop()!;
  }

  /** The waiting frame, lent until `release`; undefined where none waits or one is lent. */
  take(): WaitingFrame | undefined {
    if (this.#lent !== undefined || !this.#waiting) return undefined;
    const frame = this.#waiting;
    this.#waiting = undefined;
    this.#lent = frame;
    return frame;
  }

  /**
   * Ends the loan of a frame.
   * @param tMs of the frame, where it is known: an answer to a frame of an earlier mailbox releases nothing
   */
  release(tMs?: Milliseconds): void {
    if (this.#lent === undefined || (tMs !== undefined && tMs !== this.#lent.tMs)) return;
    this.#free.push(this.#lent.slot);
    this.#lent = undefined;
  }
}
