import type { Wording } from './wording.ts';

/** "met" always means met; "not-assessable" is never counted as met or not met. */
export const VERDICTS = ['met', 'not-met', 'needs-review', 'not-assessable', 'not-applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_WORDING: Readonly<Record<Verdict, Wording>> = {
  met: { zh: '达标', en: 'met' },
  'not-met': { zh: '未达标', en: 'not met' },
  'needs-review': { zh: '待人工复核', en: 'needs review' },
  'not-assessable': { zh: '无法判定', en: 'not assessable' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
};
