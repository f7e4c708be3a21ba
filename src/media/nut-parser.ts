import type { PictureSize } from '../core/geometry.ts';
import type { Milliseconds } from '../core/units.ts';
import { NutCursor } from './nut-cursor.ts';
import {
  FLAG_INVALID,
  type NutMainHeader,
  type NutStreamHeader,
  readMainHeader,
  readStreamHeader,
} from './nut-header.ts';

const FILE_ID_LENGTH = 'nut/multimedia container\0'.length;
const STARTCODE_BYTE = 0x4e;
/** Second byte of the start codes, which names the packet. */
const MAIN = 0x4d;
const STREAM = 0x53;
const SYNCPOINT = 0x4b;
/** Header packets longer than this carry a checksum of their first fields. */
const CHECKED_LENGTH = 4096;

const FLAG_CODED_PTS = 8;
const FLAG_STREAM_ID = 16;
const FLAG_SIZE_MSB = 32;
const FLAG_CHECKSUM = 64;
const FLAG_RESERVED = 128;
const FLAG_HEADER_INDEX = 1024;
const FLAG_MATCH_TIME = 2048;
const FLAG_CODED = 4096;
/** Frames larger than this leave nothing out at the front. */
const LARGEST_ELIDED = 4096;

const NOTHING = new Uint8Array(0);
const MORE = Symbol('more bytes are needed');

/**
 * Reads a NUT stream of one raw video stream, as ffmpeg writes it to a pipe: the only container that carries uncompressed
 * pictures with their times exactly. Chunks may break anywhere.
 * See https://ffmpeg.org/nut.html, "NUT Open Container Format".
 */
export class NutParser {
  #main: NutMainHeader | undefined;
  #stream: NutStreamHeader | undefined;
  #lastPts = 0;
  #fileIdSeen = false;
  #pending = new Uint8Array(0);
  #frame: { readonly ptsMs: Milliseconds; readonly size: number; filled: number } | undefined;

  /** Of the pictures, once the headers are read. */
  get size(): PictureSize | undefined {
    return this.#stream?.size;
  }

  /**
   * Takes bytes of `chunk` from `offset` until a frame is whole in `target` or the chunk is used up; without a target,
   * until the headers are read. Throws for bytes that are not NUT and for a frame that is not exactly as long as `target`.
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
      frame.filled += length;
      at += length;
      if (frame.filled < frame.size) return { offset: at };
      this.#frame = undefined;
      return { offset: at, ptsMs: frame.ptsMs };
    }
  }

  #isAtFrame(next: number): boolean {
    return this.#stream !== undefined && (this.#pending[0] ?? next) !== STARTCODE_BYTE;
  }

  /** One packet or frame header; what is not whole yet is kept for the next chunk. Returns the new offset. */
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
    if (bytes[start] === STARTCODE_BYTE) return this.#parsePacket(bytes, start);
    return this.#parseFrameHeader(bytes, start, target);
  }

  #parsePacket(bytes: Uint8Array, start: number): number | typeof MORE {
    const cursor = new NutCursor(bytes, start + 8);
    const length = cursor.v();
    if (length > CHECKED_LENGTH) cursor.position += 4;
    const end = cursor.position + length;
    if (cursor.exhausted || end > bytes.length) return MORE;
    switch (bytes[start + 1]) {
      case MAIN:
        this.#main = readMainHeader(cursor);
        break;
      case STREAM:
        if (this.#main === undefined) throw new Error('NUT stream header before the main header');
        this.#stream = readStreamHeader(cursor, this.#main);
        break;
      case SYNCPOINT:
        this.#resetClock(cursor.v());
        break;
      default: // info and index: not needed
    }
    return end;
  }

  /** A sync point says the time anew, with its time base in the remainder. */
  #resetClock(coded: number): void {
    const { main, stream } = this.#headers();
    const count = main.timeBases.length;
    const from = main.timeBases[coded % count]!;
    const to = stream.timeBase;
    this.#lastPts = Math.floor((Math.floor(coded / count) * from.num * to.den) / (from.den * to.num));
  }

  #parseFrameHeader(bytes: Uint8Array, start: number, target: Uint8Array): number | typeof MORE {
    const { main, stream } = this.#headers();
    const cursor = new NutCursor(bytes, start);
    const code = main.frameCodes[cursor.byte()]!;
    if (code.flags & FLAG_INVALID) throw new Error('NUT frame code is not valid');
    const flags = code.flags & FLAG_CODED ? code.flags ^ cursor.v() : code.flags;
    if (flags & FLAG_STREAM_ID) cursor.v();
    const pts = flags & FLAG_CODED_PTS ? this.#fullPts(cursor.v(), stream.ptsModulus) : this.#lastPts + code.ptsDelta;
    const sizeMsb = flags & FLAG_SIZE_MSB ? cursor.v() : 0;
    if (flags & FLAG_MATCH_TIME) cursor.s();
    const headerIndex = flags & FLAG_HEADER_INDEX ? cursor.v() : code.headerIndex;
    for (let n = flags & FLAG_RESERVED ? cursor.v() : code.reservedCount; n > 0; n--) cursor.v();
    if (flags & FLAG_CHECKSUM) cursor.bytes(4);
    if (cursor.exhausted) return MORE;
    const size = code.sizeLsb + sizeMsb * code.sizeMul;
    if (size !== target.length) throw new Error(`NUT frame of ${size} bytes where ${target.length} were expected`);
    const elided = size > LARGEST_ELIDED ? undefined : main.elided[headerIndex];
    target.set(elided ?? []);
    this.#lastPts = pts;
    this.#frame = {
      ptsMs: (pts * 1000 * stream.timeBase.num) / stream.timeBase.den,
      size,
      filled: elided?.length ?? 0,
    };
    return cursor.position;
  }

  /** Coded times give their low part only, nearest to the last time, or all of it above the modulus. */
  #fullPts(coded: number, modulus: number): number {
    if (coded >= modulus) return coded - modulus;
    const base = this.#lastPts - Math.floor((modulus - 1) / 2);
    return base + ((((coded - base) % modulus) + modulus) % modulus);
  }

  #headers(): { readonly main: NutMainHeader; readonly stream: NutStreamHeader } {
    if (this.#main === undefined || this.#stream === undefined) throw new Error('NUT frame before the headers');
    return { main: this.#main, stream: this.#stream };
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
