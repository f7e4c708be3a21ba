import type { Milliseconds } from '../core/units.ts';

export interface FrameSlot {
  readonly data: Uint8Array;
  ptsMs: Milliseconds;
}

/**
 * A few frame buffers going round between one writer and one reader: the decoder works ahead while a frame is analysed, and
 * waits when all slots are full. No buffer is made after construction.
 */
export class FrameRing {
  readonly #free: FrameSlot[];
  readonly #full: FrameSlot[] = [];
  #wakeWriter: (() => void) | undefined;
  #wakeReader: (() => void) | undefined;
  #closed = false;
  #error: unknown;

  constructor(slots: number, byteLength: number) {
    this.#free = Array.from({ length: slots }, () => ({ data: new Uint8Array(byteLength), ptsMs: 0 }));
  }

  /** An empty slot, once there is one; undefined when the ring has been closed. */
  async acquire(): Promise<FrameSlot | undefined> {
    while (!this.#closed) {
      const slot = this.#free.pop();
      if (slot !== undefined) return slot;
      await new Promise<void>((resolve) => {
        this.#wakeWriter = resolve;
      });
    }
    return undefined;
  }

  publish(slot: FrameSlot): void {
    this.#full.push(slot);
    this.#wakeReader?.();
  }

  /** The next frame; undefined after the last. Throws the error the ring was closed with, after the frames before it. */
  async take(): Promise<FrameSlot | undefined> {
    for (;;) {
      const slot = this.#full.shift();
      if (slot !== undefined) return slot;
      if (this.#closed) {
        if (this.#error !== undefined) throw this.#error;
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
  }

  release(slot: FrameSlot): void {
    this.#free.push(slot);
    this.#wakeWriter?.();
  }

  /** No more frames; the first call counts. */
  close(error?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#error = error;
    this.#wakeReader?.();
    this.#wakeWriter?.();
  }
}
