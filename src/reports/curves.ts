import type { Wording } from '../contract/wording.ts';
import type { Measured, Quantity } from '../core/measured.ts';
import type { Milliseconds } from '../core/units.ts';
import { BOW_GRADES_DEG } from '../events/event.ts';
import type { MeasuredCounter } from '../measurements/measure-people.ts';

/** A measured quantity of a clerk over time. */
export interface Curve {
  readonly label: Wording;
  /** The part that is drawn; values outside are drawn on its border. */
  readonly range: readonly [lowest: number, highest: number];
  /** Lines to read the curve against. */
  readonly marks: readonly { readonly value: number; readonly text: string }[];
  readonly samples: readonly { readonly tMs: Milliseconds; readonly value: Measured<Quantity> }[];
}

const LEAN = {
  label: { zh: '上身前倾', en: 'trunk lean' },
  range: [-5, 50],
  marks: [0, ...BOW_GRADES_DEG].map((value) => ({ value, text: `${value}°` })),
} as const;
/** The mark is the score that counts as a smile in the rulebooks that come with the product. */
const SMILE = {
  label: { zh: '微笑分值', en: 'smile score' },
  range: [0, 1],
  marks: [{ value: 0.5, text: '0.5' }],
} as const;

/** What a reviewer needs to see how a bow or a smile was measured: lean and smile of each clerk. */
export const curvesOf = ({ people }: MeasuredCounter): Curve[] =>
  people
    .filter(({ role }) => role === 'clerk')
    .flatMap(({ samples }) => [
      { ...LEAN, samples: samples.map(({ tMs, leanDeg }) => ({ tMs, value: leanDeg })) },
      { ...SMILE, samples: samples.map(({ tMs, smile }) => ({ tMs, value: smile })) },
    ]);
