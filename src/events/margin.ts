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
  const seen = margins.flatMap((margin) => (margin.available ? [margin.value] : []));
  const least = Math.min(...seen);
  return least < SURELY_SHORT ? measured(least) : (margins.find((margin) => !margin.available) ?? measured(least));
}

/** Beyond any of the borders: the largest margin. Where none is passed, the first that is hidden is the answer. */
export function beyondAny(...margins: readonly Margin[]): Margin {
  const seen = margins.flatMap((margin) => (margin.available ? [margin.value] : []));
  const largest = Math.max(...seen);
  return largest >= 0 ? measured(largest) : (margins.find((margin) => !margin.available) ?? measured(largest));
}

/** The margin of a quantity that may be hidden. */
export const marginOf = <T>(quantity: Measured<T>, margin: (value: T) => Margin): Margin =>
  quantity.available ? margin(quantity.value) : quantity;
