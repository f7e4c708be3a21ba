import type { UnavailableReason } from '../contract/unavailable-reason.ts';

export interface Available<T> {
  readonly available: true;
  readonly value: T;
}
export interface Unavailable {
  readonly available: false;
  readonly reason: UnavailableReason;
}
/** A value, or the reason why there is none. */
export type Measured<T> = Available<T> | Unavailable;

/** A number with its standard uncertainty (one sigma), in the same unit. */
export interface Quantity<U extends number = number> {
  readonly value: U;
  readonly uncertainty: U;
}

/** Wraps a value that was seen as available. */
export const measured = <T>(value: T): Available<T> => ({ available: true, value });
/** No value, with the reason why. */
export const unavailable = (reason: UnavailableReason): Unavailable => ({ available: false, reason });

/** The measured value, or `fallback` where there is none. */
export const valueOr = <T, D>(m: Measured<T>, fallback: D): T | D => (m.available ? m.value : fallback);

/** Applies `f` to a value that was seen; keeps the reason of one that was not. */
export const mapMeasured = <T, R>(m: Measured<T>, f: (value: T) => R): Measured<R> =>
  m.available ? measured(f(m.value)) : m;
