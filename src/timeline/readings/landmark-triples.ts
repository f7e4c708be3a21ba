/**
 * Landmarks, three numbers each, arranged so that a general compressor finds what they share: every number as a 16-bit
 * multiple of its step, every row as its difference from the row before of the same group, small differences of either
 * sign as small codes (zigzag), and all low bytes before all high bytes.
 */

/** Step of the first, second and third number of each landmark. */
export type Steps = readonly [number, number, number];

/** Stands for NaN, so that a broken value comes back as broken. */
const NOT_A_NUMBER = -32768;
const LARGEST = 32767;

/** Numbers beyond 32,767 steps are clamped. All rows are equally long; `groups` gives each row's group, from 0 on. */
export function packTriples(rows: readonly Float32Array[], groups: ArrayLike<number>, steps: Steps): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const count = rows.length * width;
  const bytes = new Uint8Array(2 * count);
  const last = lastRows(groups, width);
  for (let row = 0, i = 0; row < rows.length; row++) {
    for (let c = 0, before = groups[row]! * width; c < width; c++, i++, before++) {
      const value = quantised(rows[row]![c]!, steps[c % 3]!);
      const change = toWord(value - last[before]!);
      last[before] = value;
      const code = (change << 1) ^ (change >> 15);
      bytes[i] = code;
      bytes[count + i] = code >> 8;
    }
  }
  return bytes;
}

/** All rows one after the other. */
export function unpackTriples(bytes: Uint8Array, width: number, groups: ArrayLike<number>, steps: Steps): Float32Array {
  const count = groups.length * width;
  const values = new Float32Array(count);
  const last = lastRows(groups, width);
  const [first, second, third] = steps;
  const next = (i: number, before: number, step: number) => {
    const code = bytes[i]! | (bytes[count + i]! << 8);
    const value = toWord(last[before]! + ((code >>> 1) ^ -(code & 1)));
    last[before] = value;
    values[i] = value === NOT_A_NUMBER ? Number.NaN : value * step;
  };
  for (let row = 0, i = 0; row < groups.length; row++) {
    for (let before = groups[row]! * width, end = i + width; i < end; i += 3, before += 3) {
      next(i, before, first);
      next(i + 1, before + 1, second);
      next(i + 2, before + 2, third);
    }
  }
  return values;
}

/** `step` doubled until the magnitude fits, at most `doublings` times. */
export function fittingStep(magnitude: number, step: number, doublings: number): number {
  let fitting = step;
  for (let i = 0; i < doublings && magnitude > fitting * LARGEST; i++) fitting *= 2;
  return fitting;
}

function quantised(value: number, step: number): number {
  if (Number.isNaN(value)) return NOT_A_NUMBER;
  return Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)));
}

/** Wraps around as 16-bit numbers do. */
const toWord = (value: number): number => (value << 16) >> 16;

function lastRows(groups: ArrayLike<number>, width: number): Int32Array {
  let highest = -1;
  for (let row = 0; row < groups.length; row++) highest = Math.max(highest, groups[row]!);
  return new Int32Array((highest + 1) * width);
}
