import type { Measured, Quantity } from '../core/measured.ts';
import { degrees, parameters, valuesOf } from '../core/parameter.ts';
import type { Degrees } from '../core/units.ts';
import { ONE_VALUE } from './tested-range.ts';

export const BENT_PARAMETERS = parameters({
  lyingDeg: degrees(32, {
    source: 'Leaning over the desk to write or to take papers stays below 25°; lying on it is above 35°.',
    testedRange: ONE_VALUE,
  }),
});

const BENT = valuesOf(BENT_PARAMETERS);

/** Lean over the border of lying on the desk: 1 and more is as far down as somebody who lies there. */
export const bentToDesk = (leanDeg: Degrees): number => leanDeg / BENT.lyingDeg;

/** Whether the trunk is as low as that of a person lying on the desk. A deep bow of a standing person is, too. */
export const isBentToDesk = (lean: Measured<Quantity<Degrees>>): boolean =>
  lean.available && lean.value.value >= BENT.lyingDeg;
