import { ByteBuffer } from 'flatbuffers';

/** A table of a FlatBuffers file read by field number, without generated code. */
export class FlatTable {
  readonly #bytes: ByteBuffer;
  readonly #at: number;

  constructor(bytes: ByteBuffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  static root(file: Uint8Array): FlatTable {
    const bytes = new ByteBuffer(file);
    return new FlatTable(bytes, bytes.readInt32(0));
  }

  int8(field: number, fallback: number): number {
    const at = this.#field(field);
    return at === undefined ? fallback : this.#bytes.readInt8(at);
  }

  int32(field: number, fallback: number): number {
    const at = this.#field(field);
    return at === undefined ? fallback : this.#bytes.readInt32(at);
  }

  bool(field: number): boolean {
    return this.int8(field, 0) !== 0;
  }

  table(field: number): FlatTable | undefined {
    const at = this.#field(field);
    return at === undefined ? undefined : new FlatTable(this.#bytes, this.#bytes.__indirect(at));
  }

  tables(field: number): FlatTable[] {
    const { start, length } = this.#vector(field);
    return Array.from({ length }, (_, i) => new FlatTable(this.#bytes, this.#bytes.__indirect(start + 4 * i)));
  }

  int32s(field: number): number[] {
    return this.unsignedOrInt32s(field, 4);
  }

  /** A vector of int32 (4 bytes an element), uint16 (2) or uint8 (1). */
  unsignedOrInt32s(field: number, bytesAnElement: 4 | 2 | 1): number[] {
    const { start, length } = this.#vector(field);
    return Array.from({ length }, (_, i) => {
      const at = start + bytesAnElement * i;
      if (bytesAnElement === 4) return this.#bytes.readInt32(at);
      return bytesAnElement === 2 ? this.#bytes.readUint16(at) : this.#bytes.readUint8(at);
    });
  }

  /** A copy, so that typed arrays over it are aligned. */
  bytes(field: number): Uint8Array<ArrayBuffer> {
    const { start, length } = this.#vector(field);
    return new Uint8Array(this.#bytes.bytes().subarray(start, start + length));
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  #field(field: number): number | undefined {
    const offset = this.#bytes.__offset(this.#at, 4 + 2 * field);
    return offset === 0 ? undefined : this.#at + offset;
  }

  #vector(field: number): { start: number; length: number } {
    const at = this.#field(field);
    if (at === undefined) return { start: 0, length: 0 };
    const vector = this.#bytes.__indirect(at);
    return { start: vector + 4, length: this.#bytes.readInt32(vector) };
  }
}
