import type { Measured, Quantity } from '../core/measured.ts';
import { measured } from '../core/measured.ts';

/**
 * How far a quantity lies beyond a border, in its own standard deviations: 0 on the border, negative short of it. The
 * quantity's reason where it has no value.
 */
export type Margin = Measured<number>;

/** Over the border is beyond it. */
export const above = ({ value, uncertainty }: Quantity, border: number): Margin =>
  measured((value - border) / uncertainty);

/** Under the border is beyond it. */
export const below = ({ value, uncertainty }: Quantity, border: number): Margin =>
  measured((border - value) / uncertainty);

/** Neither here nor there: what rules a sample out without being measured against a border. */
export const FAR_SHORT: Margin = measured(-10);

/** Short of a border by more than its uncertainty. */
const SURELY_SHORT = -1;

/**
 * Beyond every border: the least margin. A border that is surely missed decides, whatever else is hidden; without one, the
 * first that is hidden is the answer.
 */
export function beyondAll(...margins: readonly Margin[]): Margin {
  let least = Number.POSITIVE_INFINITY;
  let hidden: Margin | undefined;
  for (const margin of margins)
    if (margin.available) least = Math.min(least, margin.value);
    else hidden ??= margin;
  return least < SURELY_SHORT ? measured(least) : (hidden ?? measured(least));
}

/** Beyond any of the borders: the largest margin. Where none is passed, the first that is hidden is the answer. */
export function beyondAny(...margins: readonly Margin[]): Margin {
  let largest = Number.NEGATIVE_INFINITY;
  let hidden: Margin | undefined;
  for (const margin of margins)
    if (margin.available) largest = Math.max(largest, margin.value);
    else hidden ??= margin;
  return largest >= 0 ? measured(largest) : (hidden ?? measured(largest));
}

/** The margin of a quantity that may be hidden. */
export const marginOf = <T>(quantity: Measured<T>, margin: (value: T) => Margin): Margin =>
  quantity.available ? margin(quantity.value) : quantity;
