import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { NutParser } from './nut-parser.ts';
import type { PipeReader } from './reused-pipe.ts';

/** Where a decoder's pictures go. */
export interface PictureTarget {
  /** Memory for the next I420 picture of this size, the same until `filled`; undefined where the target is busy. */
  buffer(size: PictureSize): Uint8Array | undefined;
  /** @returns whether the next picture may come */
  filled(ptsMs: Milliseconds, size: PictureSize): boolean;
  /** What was received is not NUT, or has pictures of another size. Nothing more is read. */
  broken(error: Error): void;
}

/** Headers are far shorter. Whatever is received along with them has to be copied. */
const HEADER_BYTES = 16_384;

/** Reads the pictures that a decoder writes as NUT. Their pixels are received directly in the target's memory. */
export class PictureReader implements PipeReader {
  readonly #target: PictureTarget;
  readonly #parser = new NutParser();
  readonly #headers = new Uint8Array(HEADER_BYTES);
  /** The part of the header buffer that was not read yet. */
  #chunk: Uint8Array = this.#headers.subarray(0, 0);
  #picture: Uint8Array | undefined;
  #isPicture = false;
  #isWaiting = false;
  #isStopped = false;

  constructor(target: PictureTarget) {
    this.#target = target;
  }

  buffer(): Uint8Array {
    const rest = this.#picture && this.#parser.rest(this.#picture);
    this.#isPicture = rest !== undefined;
    return rest ?? this.#headers;
  }

  filled(length: number): boolean {
    return this.#guarded(() => {
      if (this.#isPicture) {
        const ptsMs = this.#parser.fill(length);
        if (ptsMs !== undefined) return this.#give(ptsMs);
      } else this.#chunk = this.#headers.subarray(0, length);
      return this.#readHeaders();
    });
  }

  /**
   * Continues after the target was busy.
   * @returns whether the pipe is to be resumed
   */
  proceed(): boolean {
    return this.#isWaiting && this.#guarded(() => this.#readHeaders());
  }

  /** Ignores everything received from now on. */
  stop(): void {
    this.#isStopped = true;
  }

  /**
   * Runs a step and reports its errors to the target.
   * @returns whether more may come
   */
  #guarded(step: () => boolean): boolean {
    this.#isWaiting = false;
    try {
      this.#isWaiting = !this.#isStopped && !step();
    } catch (error) {
      this.#isStopped = true;
      this.#target.broken(error as Error);
    }
    return !this.#isWaiting;
  }

  /** Reads headers and what was received along with them. */
  #readHeaders(): boolean {
    while (!this.#isStopped && this.#chunk.length > 0) {
      const size = this.#parser.size;
      if (size !== undefined) this.#picture ??= this.#target.buffer(size);
      const { offset, ptsMs } = this.#parser.read(this.#chunk, 0, this.#picture);
      this.#chunk = this.#chunk.subarray(offset);
      if (ptsMs !== undefined && !this.#give(ptsMs)) return false;
      if (offset === 0 && this.#isFull()) return false;
    }
    return true;
  }

  #give(ptsMs: Milliseconds): boolean {
    this.#picture = undefined;
    return this.#target.filled(ptsMs, this.#parser.size!);
  }

  /** Whether the target has no memory for the next picture. */
  #isFull(): boolean {
    return this.#parser.size !== undefined && this.#picture === undefined;
  }
}
