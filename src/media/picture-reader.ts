import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { NutParser } from './nut-parser.ts';
import type { PipeReader } from './reused-pipe.ts';

export interface PictureTarget {
  /** Where the next I420 picture of this size is to be written, the same place until `filled`; undefined: not now. */
  room(size: PictureSize): Uint8Array | undefined;
  /** @returns whether the next picture may come */
  filled(ptsMs: Milliseconds, size: PictureSize): boolean;
  /** What came is not NUT, or a picture of another size. Nothing more is read. */
  broken(error: Error): void;
}

/** Headers are far shorter. What comes with them has to be copied. */
const HEADER_BYTES = 16_384;

/** Takes the pictures that a decoder writes as NUT. Their pixels come straight to where the target wants them. */
export class PictureReader implements PipeReader {
  readonly #target: PictureTarget;
  readonly #parser = new NutParser();
  readonly #headers = new Uint8Array(HEADER_BYTES);
  /** What is in there and was not read. */
  #chunk: Uint8Array = this.#headers.subarray(0, 0);
  #picture: Uint8Array | undefined;
  #isPicture = false;
  #isWaiting = false;
  #isStopped = false;

  constructor(target: PictureTarget) {
    this.#target = target;
  }

  room(): Uint8Array {
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

  /** Reads on where the target wanted no more pictures. Returns whether the pipe is to be resumed. */
  proceed(): boolean {
    return this.#isWaiting && this.#guarded(() => this.#readHeaders());
  }

  /** Whatever comes from here on is of no interest. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Returns what the step does: whether more may come. */
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

  /** And what came with them. */
  #readHeaders(): boolean {
    while (!this.#isStopped && this.#chunk.length > 0) {
      const size = this.#parser.size;
      if (size !== undefined) this.#picture ??= this.#target.room(size);
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

  /** Whether there is no room for the picture that comes next. */
  #isFull(): boolean {
    return this.#parser.size !== undefined && this.#picture === undefined;
  }
}
