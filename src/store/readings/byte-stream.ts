const text = { encoder: new TextEncoder(), decoder: new TextDecoder() };

/** Writes little-endian numbers and texts, without padding. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  u8(value: number): void {
    this.bytes(Uint8Array.of(value));
  }

  u16(value: number): void {
    this.bytes(Uint8Array.of(value, value >> 8));
  }

  u32(value: number): void {
    this.bytes(Uint8Array.of(value, value >> 8, value >> 16, value >> 24));
  }

  f64(value: number): void {
    this.bytes(new Uint8Array(Float64Array.of(value).buffer));
  }

  /** At most 65,535 bytes of UTF-8. */
  string(value: string): void {
    const encoded = text.encoder.encode(value);
    this.u16(encoded.length);
    this.bytes(encoded);
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

/** Reads little-endian numbers and texts, without padding. @throws RangeError where the data ends early */
export class ByteReader {
  readonly #whole: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(whole: Uint8Array) {
    // Slices of a Buffer would be views.
    this.#whole = new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
    this.#view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  }

  /**
   * The next bytes, as a view.
   * @throws RangeError where the data ends early
   */
  bytes(length: number): Uint8Array {
    if (this.#at + length > this.#whole.length) throw new RangeError('stored readings end early');
    this.#at += length;
    return this.#whole.subarray(this.#at - length, this.#at);
  }

  u8(): number {
    return this.bytes(1)[0]!;
  }

  u16(): number {
    this.bytes(2);
    return this.#view.getUint16(this.#at - 2, true);
  }

  u32(): number {
    this.bytes(4);
    return this.#view.getUint32(this.#at - 4, true);
  }

  f64(): number {
    this.bytes(8);
    return this.#view.getFloat64(this.#at - 8, true);
  }

  string(): string {
    return text.decoder.decode(this.bytes(this.u16()));
  }
}
