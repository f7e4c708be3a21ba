/**
 * Arranges numbers so that a general compressor finds what they share: each row as its difference from the row before
 * of the same group, small differences of either sign as small codes (zigzag), and bytes of equal weight side by side.
 */

/** For each row the last row before it with the same group number, or -1. */
export function previousInGroup(groups: ArrayLike<number>): Int32Array {
  const previous = new Int32Array(groups.length);
  const last = new Map<number, number>();
  for (let row = 0; row < groups.length; row++) {
    previous[row] = last.get(groups[row]!) ?? -1;
    last.set(groups[row]!, row);
  }
  return previous;
}

/** `values` has `previous.length` rows of `width`. Gives all low bytes, then all high bytes. */
export function packWords(values: Int16Array, width: number, previous: Int32Array): Uint8Array {
  const count = values.length;
  const bytes = new Uint8Array(2 * count);
  for (let row = 0, i = 0; row < previous.length; row++) {
    const before = previous[row]! * width;
    for (let c = 0; c < width; c++, i++) {
      const change = before < 0 ? values[i]! : ((values[i]! - values[before + c]!) << 16) >> 16;
      const code = (change << 1) ^ (change >> 15);
      bytes[i] = code;
      bytes[count + i] = code >> 8;
    }
  }
  return bytes;
}

export function unpackWords(bytes: Uint8Array, width: number, previous: Int32Array): Int16Array {
  const count = previous.length * width;
  const values = new Int16Array(count);
  for (let row = 0, i = 0; row < previous.length; row++) {
    const before = previous[row]! * width;
    if (before < 0) {
      for (const end = i + width; i < end; i++) values[i] = unzigzag(bytes[i]! | (bytes[count + i]! << 8));
    } else {
      for (let c = 0; c < width; c++, i++) {
        values[i] = values[before + c]! + unzigzag(bytes[i]! | (bytes[count + i]! << 8));
      }
    }
  }
  return values;
}

const unzigzag = (code: number): number => (code >>> 1) ^ -(code & 1);

/** Differences wrap around at 256. */
export function packBytes(values: Uint8Array, width: number, previous: Int32Array): Uint8Array {
  const bytes = new Uint8Array(values.length);
  for (let row = 0, i = 0; row < previous.length; row++) {
    const before = previous[row]! * width;
    for (let c = 0; c < width; c++, i++) bytes[i] = values[i]! - (before < 0 ? 0 : values[before + c]!);
  }
  return bytes;
}

export function unpackBytes(bytes: Uint8Array, width: number, previous: Int32Array): Uint8Array {
  const values = new Uint8Array(bytes.length);
  for (let row = 0, i = 0; row < previous.length; row++) {
    const before = previous[row]! * width;
    for (let c = 0; c < width; c++, i++) values[i] = bytes[i]! + (before < 0 ? 0 : values[before + c]!);
  }
  return values;
}

type Floats = Float32Array | Float64Array;

/** All first bytes, then all second bytes … of little-endian numbers. */
export function packFloats(values: Floats): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const whole = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bytes = new Uint8Array(values.byteLength);
  for (let k = 0, at = 0; k < size; k++) {
    for (let i = k; i < whole.length; i += size) bytes[at++] = whole[i]!;
  }
  return bytes;
}

export function unpackFloats<T extends Floats>(bytes: Uint8Array, into: T): T {
  const size = into.BYTES_PER_ELEMENT;
  const whole = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let k = 0, at = 0; k < size; k++) {
    for (let i = k; i < whole.length; i += size) whole[i] = bytes[at++]!;
  }
  return into;
}
