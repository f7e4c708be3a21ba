/** Reads NUT's variable-length numbers. Reading past the end gives 0 and sets `exhausted`. */
export class NutCursor {
  readonly #bytes: Uint8Array;
  position: number;
  exhausted = false;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.position = position;
  }

  byte(): number {
    const value = this.#bytes[this.position++];
    if (value === undefined) this.exhausted = true;
    return value ?? 0;
  }

  /** Unsigned, seven bits a byte, most significant first. */
  v(): number {
    let value = 0;
    for (;;) {
      const byte = this.byte();
      value = value * 128 + (byte & 127);
      if ((byte & 128) === 0) return value;
    }
  }

  /** Signed: 0, 1, -1, 2, -2, … */
  s(): number {
    const value = this.v() + 1;
    return value % 2 === 1 ? -(value - 1) / 2 : value / 2;
  }

  bytes(length: number): Uint8Array {
    if (this.position + length > this.#bytes.length) this.exhausted = true;
    const taken = this.#bytes.slice(this.position, this.position + length);
    this.position += length;
    return taken;
  }
}
