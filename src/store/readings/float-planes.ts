import type { ByteReader } from './byte-stream.ts';

type Floats = Float32Array | Float64Array;

/** All first bytes, then all second bytes … of little-endian numbers: together, signs and exponents compress well. */
export function packFloats(values: Floats): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const whole = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bytes = new Uint8Array(values.byteLength);
  for (let k = 0, at = 0; k < size; k++) {
    for (let i = k; i < whole.length; i += size) bytes[at++] = whole[i]!;
  }
  return bytes;
}

/**
 * Undoes `packFloats`.
 * @param into receives the numbers, and gives their type and count
 */
export function unpackFloats<T extends Floats>(bytes: Uint8Array, into: T): T {
  const size = into.BYTES_PER_ELEMENT;
  const whole = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let k = 0, at = 0; k < size; k++) {
    for (let i = k; i < whole.length; i += size) whole[i] = bytes[at++]!;
  }
  return into;
}

/** Reads `count` floats of single precision that were packed. */
export const readFloats = (input: ByteReader, count: number): Float32Array =>
  unpackFloats(input.bytes(4 * count), new Float32Array(count));
