import type { Wording } from '../contract/wording.ts';
import type { QuantityWithUnit } from '../rulebooks/finding.ts';

/** A quantity with its unit as text, with uncertainty where known: `16.4° ± 2.1°`, `12 分 5 秒`, `0.73`. */
export function quantityWording({ value, unit, uncertainty }: QuantityWithUnit): Wording {
  const inUnit = (x: number) => IN_UNIT[unit](x);
  if (uncertainty === undefined) return inUnit(value);
  const [middle, spread] = [inUnit(value), inUnit(uncertainty)];
  return { zh: `${middle.zh} ± ${spread.zh}`, en: `${middle.en} ± ${spread.en}` };
}

const same = (text: string): Wording => ({ zh: text, en: text });

const IN_UNIT: Readonly<Record<QuantityWithUnit['unit'], (x: number) => Wording>> = {
  deg: (x) => same(`${x.toFixed(1)}°`),
  score: (x) => same(x.toFixed(2)),
  count: (x) => ({ zh: `${x} 次`, en: x === 1 ? 'once' : `${x} times` }),
  LU: (x) => same(`${x >= 0 ? '+' : ''}${x.toFixed(1)} LU`),
  ms: duration,
};

function duration(ms: number): Wording {
  if (Math.abs(ms) < 60_000) return { zh: `${(ms / 1000).toFixed(1)} 秒`, en: `${(ms / 1000).toFixed(1)} s` };
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.trunc(seconds / 60), Math.abs(seconds % 60)];
  return { zh: `${minutes} 分 ${rest} 秒`, en: `${minutes} min ${rest} s` };
}
