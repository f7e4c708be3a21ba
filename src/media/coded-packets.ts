import type { Milliseconds } from '../core/units.ts';
import { FILE_ID_LENGTH, MORE, type NutFrameHeader, NutStream, STARTCODE_BYTE } from './nut-stream.ts';
import { LONGEST_SYNC_POINT_BYTES, writeSyncPoint } from './nut-sync-point.ts';

/** A camera's packets are far smaller; anything larger is garbage. */
const LARGEST_PACKET_BYTES = 32 * 1024 * 1024;
const FIRST_ROOM_BYTES = 256 * 1024;
/** Space for a sync point before the first packet. */
const FRONT_BYTES = LONGEST_SYNC_POINT_BYTES;
/** ffmpeg's name for changed coding parameters in NUT; names stand at the beginning of a frame's side data. */
const EXTRADATA = 'Extradata';
const NAMES_WITHIN_BYTES = 64;

/** One picture as it was received: still coded, in the bytes of its container. */
export interface CodedPacket {
  /** Whether decoding can begin here. */
  readonly isKey: boolean;
  /** Whether what follows is coded differently than `head` says: another size or profile. */
  readonly changesCoding: boolean;
  readonly ptsMs: Milliseconds;
  /** Lent: valid until the next packet is read. */
  readonly bytes: Uint8Array;
}

/**
 * Cuts a NUT stream with one coded video stream into its packets. `head` and the packets together are a NUT stream
 * again, even where packets before a key picture are left out. Chunks may break anywhere.
 */
export class CodedPackets {
  readonly #nut = new NutStream();
  #buffer = new Uint8Array(FIRST_ROOM_BYTES);
  #filled = FRONT_BYTES;
  /** Begin of the packet that is being read, with the sync point before it. */
  #start = FRONT_BYTES;
  /** Position of what is to be read next. */
  #at = FRONT_BYTES;
  #frame: NutFrameHeader | undefined;
  #changesCoding = false;
  #head: Uint8Array | undefined;
  readonly #headers: Uint8Array[] = [];

  /** The headers before the first packet; undefined until that packet was received. */
  get head(): Uint8Array | undefined {
    return this.#head;
  }

  /**
   * Reads on; gives every packet that is complete.
   * @throws Error for bytes that are not NUT, or a packet above 32 MB
   */
  *read(chunk: Uint8Array): Generator<CodedPacket, void> {
    this.#append(chunk);
    const bytes = this.#buffer.subarray(0, this.#filled);
    while (this.#readElements(bytes)) {
      const { isKey, ptsMs } = this.#frame!;
      const end = this.#at;
      yield { isKey, changesCoding: this.#changesCoding, ptsMs, bytes: bytes.subarray(this.#start, end) };
      this.#frame = undefined;
      this.#start = end;
    }
    const moved = this.#start - FRONT_BYTES;
    this.#buffer.copyWithin(FRONT_BYTES, this.#start, this.#filled);
    this.#filled -= moved;
    this.#at -= moved;
    this.#start = FRONT_BYTES;
  }

  /** Reads up to the end of a frame. False where more bytes are needed. */
  #readElements(bytes: Uint8Array): boolean {
    for (;;) {
      if (this.#frame !== undefined) {
        const end = this.#at + this.#frame.size - this.#frame.elided.length;
        if (end > bytes.length) return false;
        this.#changesCoding = this.#head !== undefined && this.#frame.hasSideData && namesExtradata(bytes, this.#at);
        this.#head ??= joined(this.#headers);
        this.#at = end;
        return true;
      }
      if (this.#at >= bytes.length) return false;
      const end = this.#headers.length === 0 ? this.#at + FILE_ID_LENGTH : this.#readHeader(bytes);
      if (end === MORE || end > bytes.length) return false;
      if (this.#headers.length === 0) this.#keepHeader(bytes, end);
      this.#at = end;
    }
  }

  #readHeader(bytes: Uint8Array): number | typeof MORE {
    if (bytes[this.#at] !== STARTCODE_BYTE) {
      const header = this.#nut.readFrameHeader(bytes, this.#at);
      if (header === MORE) return MORE;
      this.#frame = header;
      // A sync point at every key picture, where ffmpeg wrote none, lets decoding begin there.
      if (header.isKey && this.#start === this.#at) this.#start -= writeSyncPoint(bytes, this.#at, header.syncPoint);
      return header.end;
    }
    const packet = this.#nut.readPacket(bytes, this.#at);
    if (packet === MORE) return MORE;
    // A sync point belongs to the packet after it.
    if (packet.kind === 'sync-point') this.#start = packet.end - writeSyncPoint(bytes, packet.end, packet.syncPoint);
    else this.#keepHeader(bytes, packet.end);
    return packet.end;
  }

  #keepHeader(bytes: Uint8Array, end: number): void {
    if (this.#head === undefined) this.#headers.push(bytes.slice(this.#at, end));
    this.#start = end;
  }

  #append(chunk: Uint8Array): void {
    const length = this.#filled + chunk.length;
    if (length > LARGEST_PACKET_BYTES) throw new Error(`NUT packet of more than ${LARGEST_PACKET_BYTES} bytes`);
    // The first packet may move up by a sync point.
    if (length + FRONT_BYTES > this.#buffer.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#filled);
    this.#filled = length;
  }
}

const namesExtradata = (bytes: Uint8Array, at: number): boolean =>
  Buffer.from(bytes.subarray(at, at + NAMES_WITHIN_BYTES)).includes(EXTRADATA);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
