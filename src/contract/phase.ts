import type { Wording } from './wording.ts';

/** 来 → 问 → 接 → 办 → 交 → 送. */
export const PHASES = ['arrival', 'inquiry', 'intake', 'processing', 'return', 'farewell'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * When a clause binds: in a phase of an encounter, through all of it (`served`), between encounters (`idle`), during
 * the whole shift (`on-duty`), or over weeks and months of assessment (`period`).
 */
export const CLAUSE_PHASES = [...PHASES, 'served', 'idle', 'on-duty', 'period'] as const;
export type ClausePhase = (typeof CLAUSE_PHASES)[number];

export const PHASE_WORDING: Readonly<Record<Phase, Wording>> = {
  arrival: { zh: '来', en: 'arrival' },
  inquiry: { zh: '问', en: 'inquiry' },
  intake: { zh: '接', en: 'intake' },
  processing: { zh: '办', en: 'processing' },
  return: { zh: '交', en: 'return' },
  farewell: { zh: '送', en: 'farewell' },
};

export const CLAUSE_PHASE_WORDING: Readonly<Record<ClausePhase, Wording>> = {
  ...PHASE_WORDING,
  served: { zh: '接待全程', en: 'whole encounter' },
  idle: { zh: '无人办事时', en: 'between encounters' },
  'on-duty': { zh: '在岗期间', en: 'on duty' },
  period: { zh: '考核期', en: 'period of assessment' },
};
