import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { i420ByteLength } from '../media/frame.ts';

/** A thread with many streams is busy for a moment now and then. More would only add to the lag of an overload. */
const MOST_WAITING = 2;
/** One is written, one analysed. */
const SLOTS = MOST_WAITING + 2;

export interface WaitingFrame {
  readonly slot: number;
  readonly tMs: Milliseconds;
}

/**
 * The frames of one stream on their way to a worker: shared memory, made once for a picture size. The newest
 * frames wait; one that waited in vain is dropped and counted, so nothing queues up.
 */
export class FrameMailbox {
  readonly size: PictureSize;
  readonly slots: readonly Uint8Array[];
  #dropped = 0;
  readonly #free = Array.from({ length: SLOTS - 1 }, (_, i) => i + 1);
  /** Oldest first. */
  readonly #waiting: WaitingFrame[] = [];
  #writing = 0;
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
    return this.#waiting.length > 0;
  }

  /** Where the next picture is to be written; the same place until `post`. */
  get room(): Uint8Array {
    return this.slots[this.#writing]!;
  }

  /** The picture in `room` waits from now on, in place of the oldest if too many do. */
  post(tMs: Milliseconds): void {
    if (this.#waiting.length === MOST_WAITING) {
      this.#free.push(this.#waiting.shift()!.slot);
      this.#dropped++;
    }
    this.#waiting.push({ slot: this.#writing, tMs });
    this.#writing = this.#free.pop()!;
  }

  /** The oldest frame that waits, lent until `giveBack`; undefined where none does or the last is not back. */
  take(): WaitingFrame | undefined {
    if (this.#lent !== undefined) return undefined;
    this.#lent = this.#waiting.shift();
    return this.#lent;
  }

  /** @param tMs of the frame, where it is known: an answer to an earlier mailbox's frame gives nothing back */
  giveBack(tMs?: Milliseconds): void {
    if (this.#lent === undefined || (tMs !== undefined && tMs !== this.#lent.tMs)) return;
    this.#free.push(this.#lent.slot);
    this.#lent = undefined;
  }
}
