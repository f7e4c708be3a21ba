import type { Milliseconds } from '../core/units.ts';
import type { CodedPacket } from './coded-packets.ts';

const FIRST_ROOM_BYTES = 128 * 1024;

/** Coded packets, from one that decoding can begin with. Its memory is used again for the next group. */
export class PacketGroup {
  startMs: Milliseconds = 0;
  packets = 0;
  #buffer = new Uint8Array(FIRST_ROOM_BYTES);
  #length = 0;
  #decoded = 0;

  begin(key: CodedPacket): void {
    this.startMs = key.ptsMs;
    this.packets = 0;
    this.#length = 0;
    this.#decoded = 0;
    this.add(key);
  }

  add({ bytes }: CodedPacket): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
    this.packets++;
  }

  get byteLength(): number {
    return this.#length;
  }

  /** All bytes of the group. Lent, as are those of `notDecoded`: valid until the group changes. */
  all(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** The bytes that were not returned before. */
  notDecoded(): Uint8Array {
    const bytes = this.#buffer.subarray(this.#decoded, this.#length);
    this.#decoded = this.#length;
    return bytes;
  }
}
