import type { Milliseconds } from '../core/units.ts';

export interface FrameSlot {
  readonly data: Uint8Array;
  ptsMs: Milliseconds;
}

/**
 * A few frame buffers between one writer and one reader: the decoder works ahead while a frame is analysed, and waits
 * when all slots are full. No buffer is allocated after construction.
 */
export class FrameRing {
  readonly #free: FrameSlot[];
  readonly #full: FrameSlot[] = [];
  readonly #onFree: () => void;
  #wakeReader: (() => void) | undefined;
  #closed = false;

  /** @param onFree called when a slot becomes empty */
  constructor(slots: number, byteLength: number, onFree: () => void) {
    this.#free = Array.from({ length: slots }, () => ({ data: new Uint8Array(byteLength), ptsMs: 0 }));
    this.#onFree = onFree;
  }

  /** An empty slot to be filled and published; undefined where all are in use. */
  acquire(): FrameSlot | undefined {
    return this.#free.pop();
  }

  publish(slot: FrameSlot): void {
    this.#full.push(slot);
    this.#wakeReader?.();
  }

  /** Waits for the next frame; undefined after the last. */
  async take(): Promise<FrameSlot | undefined> {
    for (;;) {
      const slot = this.#full.shift();
      if (slot !== undefined || this.#closed) return slot;
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
  }

  release(slot: FrameSlot): void {
    this.#free.push(slot);
    this.#onFree();
  }

  /** No more frames will be published. */
  close(): void {
    this.#closed = true;
    this.#wakeReader?.();
    this.#onFree();
  }
}
