import type { Probability } from '../core/units.ts';

/** How surely a quantity lies beyond a border, from how far it does and one standard deviation of it, same unit. */
export const marginConfidence = (margin: number, uncertainty: number): Probability =>
  margin <= 0 ? 0 : Math.round(100 / (1 + (uncertainty / margin) ** 2)) / 100;
