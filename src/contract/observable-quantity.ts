import type { Wording } from './wording.ts';

/** Quantities that must have been visible before "did not happen" may be said. */
export const OBSERVABLE_QUANTITIES = [
  'posture',
  'trunk-lean',
  'smile',
  'hands',
  'raised-arm',
  'head',
  'arms',
  'legs',
  'presence',
  'voice',
] as const;
export type ObservableQuantity = (typeof OBSERVABLE_QUANTITIES)[number];

export const QUANTITY_WORDING: Readonly<Record<ObservableQuantity, Wording>> = {
  posture: { zh: '坐立', en: 'standing or seated' },
  'trunk-lean': { zh: '上身前倾', en: 'lean of the trunk' },
  smile: { zh: '表情', en: 'smile' },
  hands: { zh: '双手', en: 'both hands' },
  'raised-arm': { zh: '是否抬手', en: 'whether an arm is raised' },
  head: { zh: '头部朝向', en: 'where the head faces' },
  arms: { zh: '双臂姿势', en: 'how both arms are held' },
  legs: { zh: '腿脚', en: 'the legs' },
  presence: { zh: '是否在场', en: 'presence' },
  voice: { zh: '语音', en: 'voice' },
};

/** Hidden at most counters all day long: verdicts say so, a drawn timeline need not. */
export const isUsuallyHidden = (quantity: ObservableQuantity): boolean => quantity === 'legs';
