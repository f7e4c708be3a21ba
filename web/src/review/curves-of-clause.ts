import type { Wording } from '../../../src/contract/wording.ts';
import type { components } from '../api/schema.ts';
import type { MeasuredCurve } from '../player/measurements.ts';

type Measurements = components['schemas']['Measurements'];
type Quantity = components['schemas']['Quantity'];

const CURVE_WORDING: Readonly<Record<string, Wording>> = {
  'trunk-lean': { zh: '上身前倾角', en: 'Lean of the trunk' },
  standing: { zh: '站立程度（0 坐，1 站）', en: 'Standing (0 seated, 1 standing)' },
  smile: { zh: '微笑程度', en: 'Smile score' },
};

/** What decides a check is shown first; the others stay within reach. */
const DECIDED_BY: Readonly<Record<string, string>> = {
  'bow-angle': 'trunk-lean',
  'bow-depth': 'trunk-lean',
  'bows-to-greet': 'trunk-lean',
  'sits-upright': 'trunk-lean',
  smiles: 'smile',
  'stands-to-greet': 'standing',
  'stands-to-see-off': 'standing',
  'sits-after-leaving': 'standing',
};

const SHOWN_UNIT: Readonly<Record<string, string>> = { deg: '°', share: '', score: '' };

export interface TitledCurve extends MeasuredCurve {
  readonly title: Wording;
  readonly decisive: boolean;
}

/** The clerk's curves, the one that decides the check first and with the clause's threshold. */
export function curvesOfClause(
  measurements: Measurements,
  check: string | undefined,
  threshold: Quantity | undefined,
): TitledCurve[] {
  const decisive = check === undefined ? undefined : DECIDED_BY[check];
  return measurements.curves
    .filter((curve) => curve.role === 'clerk')
    .map((curve) => ({
      quantity: `${curve.person} ${curve.quantity}`,
      title: CURVE_WORDING[curve.quantity] ?? { zh: curve.quantity, en: curve.quantity },
      unit: SHOWN_UNIT[curve.unit]!,
      decisive: curve.quantity === decisive,
      points: curve.points.flatMap(({ tMs, value, uncertainty }) =>
        value === undefined ? [] : [{ tMs, value, uncertainty: uncertainty ?? 0 }],
      ),
      ...(curve.quantity === decisive &&
        threshold !== undefined &&
        threshold.unit === curve.unit && { threshold: threshold.value }),
    }))
    .filter((curve) => curve.points.length > 0)
    .sort((a, b) => Number(b.decisive) - Number(a.decisive));
}
