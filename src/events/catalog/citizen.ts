import type { EventEntry } from '../event-entry.ts';

/** What citizens do at the counter. */
export const CITIZEN_EVENTS = {
  'citizen-present': {
    role: 'citizen',
    needs: ['presence'],
    wording: { zh: '办事人在窗口', en: 'citizen at the counter' },
    short: { zh: '在窗口', en: 'at the counter' },
    meaning: 'somebody stays at one place on the citizen’s side of the counter; which way they face is not measured',
    lane: 'citizen',
    tone: 'citizen',
  },
  'citizen-turned-away': {
    role: 'citizen',
    needs: ['presence'],
    wording: { zh: '办事人离开窗口', en: 'citizen left the counter' },
    short: { zh: '离开', en: 'leaves' },
    meaning:
      'leaves the place where they were present, until last seen within a few seconds; a turn of the body is not measured',
    lane: 'citizen',
    tone: 'leaving',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;
