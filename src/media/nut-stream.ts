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

/** Length of what a stream begins with: "nut/multimedia container" and a zero byte. */
export const FILE_ID_LENGTH = 25;
/** First byte of every packet; never the first of a frame. */
export const STARTCODE_BYTE = 0x4e;
/** Second byte of the start codes, which names the packet. */
const MAIN = 0x4d;
const STREAM = 0x53;
const SYNCPOINT = 0x4b;
/** Header packets longer than this carry a checksum of their first fields. */
const CHECKED_LENGTH = 4096;

const FLAG_KEY = 1;
const FLAG_CODED_PTS = 8;
const FLAG_STREAM_ID = 16;
const FLAG_SIZE_MSB = 32;
const FLAG_CHECKSUM = 64;
const FLAG_SIDE_DATA = 256;
const FLAG_RESERVED = 128;
const FLAG_HEADER_INDEX = 1024;
const FLAG_MATCH_TIME = 2048;
const FLAG_CODED = 4096;
/** In frames larger than this no bytes are left out at the front. */
const LARGEST_ELIDED = 4096;
const NOTHING = new Uint8Array(0);

export interface NutSyncPoint {
  /** Ticks and time base, combined into one number. */
  readonly codedTime: number;
  readonly isBroadcast: boolean;
}

export const MORE = Symbol('more bytes are needed');

export type NutPacket =
  | { readonly kind: 'headers' | 'other'; readonly end: number }
  | { readonly kind: 'sync-point'; readonly syncPoint: NutSyncPoint; readonly end: number };

export interface NutFrameHeader {
  readonly ptsMs: Milliseconds;
  readonly isKey: boolean;
  /** Whether the frame begins with side data. */
  readonly hasSideData: boolean;
  /** A sync point that may be written before the frame. */
  readonly syncPoint: NutSyncPoint;
  /** Bytes of the frame, including those that are left out at its front. */
  readonly size: number;
  readonly elided: Uint8Array;
  /** Offset of the first byte after it. */
  readonly end: number;
}

/**
 * What is known of a NUT file with one stream so far: its headers and the running time, both needed to read frame
 * headers. Source: NUT Open Container Format, https://ffmpeg.org/nut.html
 * @throws Error for bytes that are not NUT
 */
export class NutStream {
  #main: NutMainHeader | undefined;
  #stream: NutStreamHeader | undefined;
  #lastPts = 0;

  /** Size of the pictures, once the headers are read. */
  get size(): PictureSize | undefined {
    return this.#stream?.size;
  }

  /** The running time in ticks: kept by who reads a frame header again once more bytes are there. */
  get clock(): number {
    return this.#lastPts;
  }

  set clock(ticks: number) {
    this.#lastPts = ticks;
  }

  /** `end` is the offset of the first byte after the packet. */
  readPacket(bytes: Uint8Array, start: number): NutPacket | typeof MORE {
    const cursor = new NutCursor(bytes, start + 8);
    const length = cursor.v();
    if (length > CHECKED_LENGTH) cursor.position += 4;
    const end = cursor.position + length;
    if (cursor.exhausted || end > bytes.length) return MORE;
    switch (bytes[start + 1]) {
      case MAIN:
        this.#main = readMainHeader(cursor);
        return { kind: 'headers', end };
      case STREAM:
        if (this.#main === undefined) throw new Error('NUT stream header before the main header');
        this.#stream = readStreamHeader(cursor, this.#main);
        return { kind: 'headers', end };
      case SYNCPOINT: {
        const codedTime = cursor.v();
        this.#resetClock(codedTime);
        return { kind: 'sync-point', syncPoint: { codedTime, isBroadcast: this.#headers().main.isBroadcast }, end };
      }
      default: // info and index: not needed
        return { kind: 'other', end };
    }
  }

  readFrameHeader(bytes: Uint8Array, start: number): NutFrameHeader | typeof MORE {
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
    const codedTime = this.#lastPts * main.timeBases.length + stream.timeBaseIndex;
    this.#lastPts = pts;
    return {
      ptsMs: (pts * 1000 * stream.timeBase.num) / stream.timeBase.den,
      isKey: (flags & FLAG_KEY) !== 0,
      hasSideData: (flags & FLAG_SIDE_DATA) !== 0,
      syncPoint: { codedTime, isBroadcast: main.isBroadcast },
      size,
      elided: (size > LARGEST_ELIDED ? undefined : main.elided[headerIndex]) ?? NOTHING,
      end: cursor.position,
    };
  }

  /** A sync point sets the time; its remainder names the time base. */
  #resetClock(coded: number): void {
    const { main, stream } = this.#headers();
    const count = main.timeBases.length;
    const from = main.timeBases[coded % count]!;
    const to = stream.timeBase;
    this.#lastPts = Math.floor((Math.floor(coded / count) * from.num * to.den) / (from.den * to.num));
  }

  /** Coded times are the low part, nearest to the last time, or above the modulus the whole time. */
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
