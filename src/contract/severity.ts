import type { Wording } from './wording.ts';

export const SEVERITIES = ['minor', 'moderate', 'serious'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_WORDING: Readonly<Record<Severity, Wording>> = {
  minor: { zh: '轻微', en: 'minor' },
  moderate: { zh: '一般', en: 'moderate' },
  serious: { zh: '严重', en: 'serious' },
};
