import type { EventEntry } from '../event-entry.ts';

/** Papers that go over the counter. */
export const HANDOVER_EVENTS = {
  'two-handed-receive': {
    role: 'clerk',
    needs: ['hands'],
    wording: { zh: '双手接', en: 'received with both hands' },
    short: { zh: '双手接', en: 'both in' },
    meaning: 'papers taken, both hands at them; from reaching out to hands back',
    lane: 'handover',
    tone: 'both-hands',
  },
  'two-handed-give': {
    role: 'clerk',
    needs: ['hands'],
    wording: { zh: '双手递', en: 'gave with both hands' },
    short: { zh: '双手递', en: 'both out' },
    meaning: 'papers given, both hands at them',
    lane: 'handover',
    tone: 'both-hands',
  },
  'one-handed-receive': {
    role: 'clerk',
    needs: ['hands'],
    wording: { zh: '单手接', en: 'received with one hand' },
    short: { zh: '单手接', en: 'one in' },
    meaning: 'papers taken with one hand',
    lane: 'handover',
    tone: 'one-hand',
  },
  'one-handed-give': {
    role: 'clerk',
    needs: ['hands'],
    wording: { zh: '单手递', en: 'gave with one hand' },
    short: { zh: '单手递', en: 'one out' },
    meaning: 'papers given with one hand',
    lane: 'handover',
    tone: 'one-hand',
  },
  'receive-hands-unseen': {
    role: 'clerk',
    needs: ['hands'],
    wording: { zh: '接件（双手未见全）', en: 'received, one hand out of sight' },
    short: { zh: '接，未见全', en: 'in, unseen' },
    meaning: 'papers taken while one of the clerk’s hands was out of sight: one hand or two cannot be told',
    lane: 'handover',
    tone: 'hands-unseen',
  },
  'give-hands-unseen': {
    role: 'clerk',
    needs: ['hands'],
    wording: { zh: '递件（双手未见全）', en: 'gave, one hand out of sight' },
    short: { zh: '递，未见全', en: 'out, unseen' },
    meaning: 'papers given while one of the clerk’s hands was out of sight',
    lane: 'handover',
    tone: 'hands-unseen',
  },
  'paper-placed': {
    role: 'clerk',
    needs: ['hands', 'presence'],
    wording: { zh: '放在台面递接', en: 'laid down for the other to take' },
    short: { zh: '放台面', en: 'laid down' },
    meaning:
      'a hand goes to a place on the counter and draws back, and a hand of the other side takes up from there; the person is who lays down, from reaching out to hand back',
    lane: 'handover',
    tone: 'one-hand',
  },
  'paper-thrown': {
    role: 'clerk',
    needs: ['hands', 'presence'],
    wording: { zh: '疑似扔材料', en: 'flings something, perhaps papers' },
    short: { zh: '扔', en: 'flings' },
    meaning:
      'before a citizen, a hand is flung forward low over the counter, stops abruptly and draws back; what it flung, a person sees',
    lane: 'handover',
    tone: 'poor-posture',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;
