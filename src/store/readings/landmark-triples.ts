import type { ByteReader, ByteWriter } from './byte-stream.ts';

/**
 * Landmarks, three numbers each, arranged so that a general compressor finds what they share. Every number is a 16-bit
 * multiple of its step. A landmark is expected to have moved since the row before of the same group as its neighbour, the
 * landmark before it in its row, has moved; stored is by how much it did otherwise, as a small code for small differences
 * of either sign (zigzag). The codes of one number of all rows stand together, all low bytes before all high bytes.
 * Ahead of them stand the places of numbers that are NaN, so that a broken value comes back as broken.
 */

/** Step of the first, second and third number of each landmark. */
export type Steps = readonly [number, number, number];

const LARGEST = 32767;

/**
 * Writes rows of landmarks. Numbers beyond 32,767 steps are clamped. All rows have the same length.
 * @param groups the group of each row, from 0
 */
export function writeTriples(out: ByteWriter, rows: readonly Float32Array[], groups: Uint16Array, steps: Steps): void {
  const width = rows[0]?.length ?? 0;
  const count = rows.length * width;
  const codes = new Uint8Array(2 * count);
  const broken: number[] = [];
  const last = new Int32Array(groupCount(groups));
  const moved = new Int32Array(3 * rows.length);
  for (let c = 0, i = 0; c < width; c++) {
    last.fill(0);
    for (let row = 0, m = (c % 3) * rows.length; row < rows.length; row++, m++, i++) {
      const number = rows[row]![c]!;
      const group = groups[row]!;
      if (Number.isNaN(number)) broken.push(row * width + c);
      const value = Number.isNaN(number) ? last[group]! : quantised(number, steps[c % 3]!);
      const otherwise = toWord(value - last[group]! - moved[m]!);
      const code = (otherwise << 1) ^ (otherwise >> 15);
      codes[i] = code;
      codes[count + i] = code >> 8;
      moved[m] = value - last[group]!;
      last[group] = value;
    }
  }
  out.u32(broken.length);
  for (const place of broken) out.u32(place);
  out.bytes(codes);
}

/** All rows one after the other, `width` numbers each. */
export function readTriples(input: ByteReader, width: number, groups: Uint16Array, steps: Steps): Float32Array {
  const rows = groups.length;
  const count = rows * width;
  const broken = Array.from({ length: input.u32() }, () => input.u32());
  const codes = input.bytes(2 * count);
  const values = new Float32Array(count);
  const last = new Int32Array(groupCount(groups));
  const moved = new Int32Array(3 * rows);
  for (let c = 0, i = 0; c < width; c++) {
    const step = steps[c % 3]!;
    last.fill(0);
    for (let row = 0, m = (c % 3) * rows, at = c; row < rows; row++, m++, i++, at += width) {
      const group = groups[row]!;
      const code = codes[i]! | (codes[count + i]! << 8);
      const value = toWord(last[group]! + moved[m]! + ((code >>> 1) ^ -(code & 1)));
      moved[m] = value - last[group]!;
      last[group] = value;
      values[at] = value * step;
    }
  }
  for (const place of broken) values[place] = Number.NaN;
  return values;
}

/** `step` doubled until the magnitude fits, at most `doublings` times. */
export function fittingStep(magnitude: number, step: number, doublings: number): number {
  let fitting = step;
  for (let i = 0; i < doublings && magnitude > fitting * LARGEST; i++) fitting *= 2;
  return fitting;
}

const quantised = (value: number, step: number): number =>
  Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)));

/** Wraps around as 16-bit numbers do. */
const toWord = (value: number): number => (value << 16) >> 16;

const groupCount = (groups: Uint16Array): number => 1 + groups.reduce((highest, group) => Math.max(highest, group), -1);
