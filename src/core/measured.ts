/**
 * Why a quantity has no value. "Not seen" is an answer with a reason, never null, 0 or NaN.
 * - `absent`: no such person in the picture
 * - `out-of-frame`: the body part lies outside the picture
 * - `occluded`: inside the picture, hidden by something
 * - `too-small`: too few pixels to measure
 * - `bad-view`: the camera stands where this cannot be seen
 * - `low-confidence`: the model is not sure
 * - `poor-picture`: dark, blurred or blank
 * - `no-baseline`: the person's own reference stance has not been seen yet
 * - `not-sampled`: this quantity was not looked at in this frame
 */
export const UNAVAILABLE_REASONS = [
  'absent',
  'out-of-frame',
  'occluded',
  'too-small',
  'bad-view',
  'low-confidence',
  'poor-picture',
  'no-baseline',
  'not-sampled',
] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

export interface Available<T> {
  readonly available: true;
  readonly value: T;
}
export interface Unavailable {
  readonly available: false;
  readonly reason: UnavailableReason;
}
export type Measured<T> = Available<T> | Unavailable;

/** A number with its standard uncertainty (one sigma), in the same unit. */
export interface Quantity<U extends number = number> {
  readonly value: U;
  readonly uncertainty: U;
}

export const measured = <T>(value: T): Available<T> => ({ available: true, value });
export const unavailable = (reason: UnavailableReason): Unavailable => ({ available: false, reason });

export const valueOr = <T, D>(m: Measured<T>, fallback: D): T | D => (m.available ? m.value : fallback);

export const mapMeasured = <T, R>(m: Measured<T>, f: (value: T) => R): Measured<R> =>
  m.available ? measured(f(m.value)) : m;
