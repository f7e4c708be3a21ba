import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { FILE_ID_LENGTH, MORE, NutStream, STARTCODE_BYTE } from './nut-stream.ts';

const NOTHING = new Uint8Array(0);

/**
 * Reads the pictures of a NUT stream with one raw video stream, as ffmpeg writes it to a pipe. NUT is the only
 * container with uncompressed pictures and their exact times. Chunks may break anywhere.
 */
export class NutParser {
  readonly #nut = new NutStream();
  #fileIdSeen = false;
  #pending = new Uint8Array(0);
  #frame: { readonly ptsMs: Milliseconds; readonly size: number; filled: number } | undefined;

  /** Size of the pictures, once the headers are read. */
  get size(): PictureSize | undefined {
    return this.#nut.size;
  }

  /**
   * Reads bytes of `chunk` from `offset` until a frame is complete in `target` or the chunk is used up; without a
   * target, until the headers are read.
   * @throws Error for bytes that are not NUT, or a frame whose length is not that of `target`
   */
  read(
    chunk: Uint8Array,
    offset: number,
    target?: Uint8Array,
  ): { readonly offset: number; readonly ptsMs?: Milliseconds } {
    let at = offset;
    for (;;) {
      if (this.#frame === undefined) {
        if (at >= chunk.length) return { offset: at };
        if (target === undefined && this.#isAtFrame(chunk[at]!)) return { offset: at };
        at = this.#readHeader(chunk, at, target ?? NOTHING);
        continue;
      }
      const frame = this.#frame;
      if (target === undefined) return { offset: at };
      const length = Math.min(frame.size - frame.filled, chunk.length - at);
      target.set(chunk.subarray(at, at + length), frame.filled);
      at += length;
      const ptsMs = this.fill(length);
      return ptsMs === undefined ? { offset: at } : { offset: at, ptsMs };
    }
  }

  /** The part of the current frame that is missing; undefined between frames. */
  rest(target: Uint8Array): Uint8Array | undefined {
    return this.#frame && target.subarray(this.#frame.filled, this.#frame.size);
  }

  /**
   * The first `length` bytes of the rest were filled.
   * @returns the time of the frame where it is complete now
   */
  fill(length: number): Milliseconds | undefined {
    const frame = this.#frame!;
    frame.filled += length;
    if (frame.filled < frame.size) return undefined;
    this.#frame = undefined;
    return frame.ptsMs;
  }

  #isAtFrame(next: number): boolean {
    return this.#nut.size !== undefined && (this.#pending[0] ?? next) !== STARTCODE_BYTE;
  }

  /**
   * Reads one packet or frame header; an incomplete one is kept for the next chunk.
   * @returns the new offset
   */
  #readHeader(chunk: Uint8Array, offset: number, target: Uint8Array): number {
    const kept = this.#pending.length;
    const bytes = kept === 0 ? chunk : concat(this.#pending, chunk.subarray(offset));
    const start = kept === 0 ? offset : 0;
    const end = this.#parseElement(bytes, start, target);
    if (end === MORE) {
      this.#pending = bytes.slice(start);
      return chunk.length;
    }
    this.#pending = new Uint8Array(0);
    return kept === 0 ? end : offset + end - kept;
  }

  #parseElement(bytes: Uint8Array, start: number, target: Uint8Array): number | typeof MORE {
    if (!this.#fileIdSeen) {
      if (bytes.length - start < FILE_ID_LENGTH) return MORE;
      this.#fileIdSeen = true;
      return start + FILE_ID_LENGTH;
    }
    if (bytes[start] === STARTCODE_BYTE) {
      const packet = this.#nut.readPacket(bytes, start);
      return packet === MORE ? MORE : packet.end;
    }
    const header = this.#nut.readFrameHeader(bytes, start);
    if (header === MORE) return MORE;
    const { size, elided, ptsMs, end } = header;
    if (size !== target.length) throw new Error(`NUT frame of ${size} bytes where ${target.length} were expected`);
    target.set(elided);
    this.#frame = { ptsMs, size, filled: elided.length };
    return end;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
