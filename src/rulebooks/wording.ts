import type { Wording } from '../contract/wording.ts';
import type { EventType } from '../events/event.ts';

/** What people read of each type of event. */
export const EVENT_WORDING: Readonly<Record<EventType, Wording>> = {
  standing: { zh: '站立', en: 'standing' },
  seated: { zh: '就座', en: 'seated' },
  slumped: { zh: '坐姿不端（趴、瘫、后仰）', en: 'slumped' },
  bow: { zh: '鞠躬', en: 'bow' },
  smile: { zh: '微笑', en: 'smile' },
  'raised-hand': { zh: '举手示意', en: 'raised hand' },
  'two-handed-receive': { zh: '双手接', en: 'received with both hands' },
  'two-handed-give': { zh: '双手递', en: 'gave with both hands' },
  'one-handed-receive': { zh: '单手接', en: 'received with one hand' },
  'one-handed-give': { zh: '单手递', en: 'gave with one hand' },
  'citizen-present': { zh: '办事人在窗口', en: 'citizen at the counter' },
  'citizen-turned-away': { zh: '办事人转身离开', en: 'citizen turned away' },
  absent: { zh: '离岗', en: 'post empty' },
};
