import type { Wording } from '../../../src/contract/wording.ts';

/** Landis and Koch (1977). */
export function kappaWording(kappa: number): Wording {
  if (kappa > 0.8) return { zh: '几乎完全一致', en: 'almost perfect' };
  if (kappa > 0.6) return { zh: '高度一致', en: 'substantial' };
  if (kappa > 0.4) return { zh: '中等一致', en: 'moderate' };
  if (kappa > 0.2) return { zh: '一致性一般，建议统一标准', en: 'fair: agree on how to judge' };
  return { zh: '一致性差，请先统一标准', en: 'slight: agree on how to judge first' };
}
