import type { QuantityWithUnit } from '../rulebooks/finding.ts';

/** `16.4° ± 2.1°`, `12 min 5 s`, `0.73`: one digit more than the uncertainty is worth is noise. */
export function quantityText({ value, unit, uncertainty }: QuantityWithUnit): string {
  const spread = uncertainty === undefined ? '' : ` ± ${inUnit(uncertainty, unit)}`;
  return `${inUnit(value, unit)}${spread}`;
}

function inUnit(value: number, unit: QuantityWithUnit['unit']): string {
  switch (unit) {
    case 'deg':
      return `${value.toFixed(1)}°`;
    case 'ms':
      return durationText(value);
    case 'score':
      return value.toFixed(2);
    case 'count':
      return String(value);
  }
}

function durationText(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
