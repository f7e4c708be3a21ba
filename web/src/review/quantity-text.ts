export interface QuantityValue {
  readonly value: number;
  readonly unit: string;
  readonly uncertainty?: number | undefined;
}

/** `14.2° ± 1.8°`, `3.4 s`, `0.82 ± 0.05`, `2 次`. */
export function quantityText(quantity: QuantityValue, counted: string): string {
  const { value, unit, uncertainty } = quantity;
  switch (unit) {
    case 'deg':
      return `${value.toFixed(1)}°${uncertainty === undefined ? '' : ` ± ${uncertainty.toFixed(1)}°`}`;
    case 'ms': {
      const long = Math.abs(value) >= 60_000;
      const [per, name] = long ? [60_000, 'min'] : [1000, 's'];
      const spread = uncertainty === undefined ? '' : ` ± ${(uncertainty / per).toFixed(1)}`;
      return `${(value / per).toFixed(1)}${spread} ${name}`;
    }
    case 'score':
    case 'share':
    case 'probability':
      return `${value.toFixed(2)}${uncertainty === undefined ? '' : ` ± ${uncertainty.toFixed(2)}`}`;
    case 'LU':
      return `${value >= 0 ? '+' : ''}${value.toFixed(1)} LU`;
    case 'count':
      return `${value}${counted}`;
    default:
      return `${value} ${unit}`;
  }
}
