import type { Wording } from './wording.ts';

/** What a window is there for; some clauses bind one kind only. */
export const WINDOW_KINDS = ['comprehensive', 'information-desk', 'assistance'] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

export const WINDOW_KIND_WORDING: Readonly<Record<WindowKind, Wording>> = {
  comprehensive: { zh: '综合窗口', en: 'service window' },
  'information-desk': { zh: '咨询台', en: 'information desk' },
  assistance: { zh: '帮办', en: 'assistance' },
};
