import type { EventEntry } from '../event-entry.ts';

/** Where the head turns, and how it moves. */
export const HEAD_EVENTS = {
  'looking-away': {
    role: 'clerk',
    needs: ['head'],
    unit: 'deg',
    wording: { zh: '看别处', en: 'looks away' },
    short: { zh: '看别处', en: 'away' },
    meaning:
      'the head turned aside for a second and longer, not to a citizen, not bent over work, not with the trunk, not to where it is most of the time; the value is the peak in degrees from straight ahead',
    lane: 'head',
    tone: 'poor-posture',
  },
  'gaze-follows-citizen': {
    role: 'clerk',
    needs: ['head', 'presence'],
    wording: { zh: '目送', en: 'looks after the citizen' },
    short: { zh: '目送', en: 'sees off' },
    meaning: 'the head goes along with a citizen who leaves, and stays on that side once he is out of the picture',
    lane: 'head',
    tone: 'gesture',
  },
  nod: {
    role: 'clerk',
    needs: ['head', 'presence'],
    wording: { zh: '点头', en: 'nod' },
    short: { zh: '点头', en: 'nods' },
    meaning: 'before a citizen, the head goes down and up again by itself; nods that follow each other are one event',
    lane: 'head',
    tone: 'gesture',
  },
  dozing: {
    role: 'clerk',
    needs: ['head', 'posture'],
    wording: { zh: '疑似打瞌睡', en: 'head sunk and still, as in dozing' },
    short: { zh: '低头不动', en: 'head sunk' },
    meaning:
      'seated, the head sinks and stays so for five seconds and longer, still, with still hands that hold nothing up',
    lane: 'head',
    tone: 'poor-posture',
  },
  chatting: {
    role: 'clerk',
    needs: ['head', 'presence'],
    wording: { zh: '疑似与同事聊天', en: 'turned to a colleague, perhaps chatting' },
    short: { zh: '聊天', en: 'chats' },
    meaning:
      'a clerk and somebody beside on the same side of the counter turn their heads to each other for 2.5 s and longer; consulting over a case looks alike',
    lane: 'head',
    tone: 'poor-posture',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;
