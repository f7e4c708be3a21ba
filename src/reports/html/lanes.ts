import type { Wording } from '../../contract/wording.ts';
import type { CounterEvent, EventType } from '../../events/event.ts';

export interface Lane {
  readonly label: Wording;
  readonly types: readonly EventType[];
  /** Of whom; everybody where left out. */
  readonly role?: CounterEvent['role'];
}

/** From the citizen's side of the counter to the clerk's face; an event type is in one lane at most. */
export const LANES: readonly Lane[] = [
  { label: { zh: '办事人', en: 'citizen' }, types: ['citizen-present', 'citizen-turned-away'] },
  { label: { zh: '坐立', en: 'posture' }, types: ['standing', 'seated', 'absent'], role: 'clerk' },
  { label: { zh: '坐姿', en: 'sitting' }, types: ['slumped'], role: 'clerk' },
  {
    label: { zh: '递接', en: 'handing over' },
    types: ['two-handed-receive', 'two-handed-give', 'one-handed-receive', 'one-handed-give'],
    role: 'clerk',
  },
  { label: { zh: '礼节', en: 'courtesy' }, types: ['bow', 'raised-hand'], role: 'clerk' },
  { label: { zh: '微笑', en: 'smile' }, types: ['smile'], role: 'clerk' },
];

/** What fits into a bar; the whole wording is in its tooltip. */
export const SHORT_WORDING: Readonly<Record<EventType, Wording>> = {
  standing: { zh: '站', en: 'stands' },
  seated: { zh: '坐', en: 'sits' },
  slumped: { zh: '坐姿不端', en: 'slumped' },
  bow: { zh: '鞠躬', en: 'bow' },
  smile: { zh: '微笑', en: 'smile' },
  'raised-hand': { zh: '举手', en: 'hand' },
  'two-handed-receive': { zh: '双手接', en: 'both in' },
  'two-handed-give': { zh: '双手递', en: 'both out' },
  'one-handed-receive': { zh: '单手接', en: 'one in' },
  'one-handed-give': { zh: '单手递', en: 'one out' },
  'citizen-present': { zh: '在窗口', en: 'at the counter' },
  'citizen-turned-away': { zh: '离开', en: 'leaves' },
  absent: { zh: '离岗', en: 'empty' },
};
