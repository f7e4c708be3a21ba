import type { Wording } from './wording.ts';

/** Parts of the picture: the clerk's place, the citizen's place, and where papers change hands. */
export const ZONE_NAMES = ['clerk', 'citizen', 'handover'] as const;
export type ZoneName = (typeof ZONE_NAMES)[number];

export const ZONE_WORDING: Readonly<Record<ZoneName, Wording>> = {
  clerk: { zh: '窗口人员一侧', en: 'Clerk side' },
  citizen: { zh: '办事人一侧', en: 'Citizen side' },
  handover: { zh: '递接处', en: 'Handover zone' },
};
