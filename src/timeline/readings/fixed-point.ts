/** Stands for NaN, so that a broken value comes back as broken. */
const NOT_A_NUMBER = -32768;
const LARGEST = 32767;

/** Numbers as 16-bit multiples of `step`; what lies beyond the range is clamped to its end. */
export function quantise(values: ArrayLike<number>, step: number, into: Int16Array, at: number): void {
  const scale = 1 / step;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! * scale;
    into[at + i] = Number.isNaN(value) ? NOT_A_NUMBER : Math.max(-LARGEST, Math.min(LARGEST, Math.round(value)));
  }
}

export const restored = (code: number, step: number): number => (code === NOT_A_NUMBER ? Number.NaN : code * step);

/** `step` doubled until the magnitude fits, at most `doublings` times. */
export function fittingStep(magnitude: number, step: number, doublings: number): number {
  let fitting = step;
  for (let i = 0; i < doublings && magnitude > fitting * LARGEST; i++) fitting *= 2;
  return fitting;
}
