import type { UnavailableReason } from '../contract/unavailable-reason.ts';

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
