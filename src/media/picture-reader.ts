import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { NutParser } from './nut-parser.ts';

export interface PictureTarget {
  /** Where the next I420 picture of this size is to be written; the same place until `filled`. */
  room(size: PictureSize): Uint8Array;
  /** @returns whether the next picture may come */
  filled(ptsMs: Milliseconds, size: PictureSize): boolean;
}

/** Takes what a decoder writes, in chunks that may break anywhere. Throws for what is not NUT, and for another size. */
export class PictureReader {
  readonly #target: PictureTarget;
  readonly #parser = new NutParser();
  #chunk: Uint8Array = new Uint8Array(0);
  #offset = 0;
  #room: Uint8Array | undefined;

  constructor(target: PictureTarget) {
    this.#target = target;
  }

  /** @returns whether all of it was read; the rest stays where it is until `proceed` */
  read(chunk: Uint8Array): boolean {
    this.#chunk = chunk;
    this.#offset = 0;
    return this.proceed();
  }

  /** Reads on where the target wanted no more pictures. */
  proceed(): boolean {
    for (;;) {
      const size = this.#parser.size;
      if (size !== undefined) this.#room ??= this.#target.room(size);
      const { offset, ptsMs } = this.#parser.read(this.#chunk, this.#offset, this.#room);
      this.#offset = offset;
      if (ptsMs !== undefined) {
        this.#room = undefined;
        if (!this.#target.filled(ptsMs, this.#parser.size!)) return false;
      } else if (offset >= this.#chunk.length) return true;
    }
  }
}
