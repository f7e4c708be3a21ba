import type { EventEntry } from '../event-entry.ts';

/** Who speaks. */
export const VOICE_EVENTS = {
  'clerk-voice': {
    role: 'clerk',
    needs: ['voice'],
    unit: 'LU',
    wording: { zh: '窗口人员说话', en: 'the clerk speaks' },
    short: { zh: '窗口说', en: 'clerk' },
    meaning:
      'what the clerk says without a pause of 0.4 s, by the microphone’s channel or the moving lips; the value is how far it stands out of the room',
    lane: 'voice',
    tone: 'voice-clerk',
  },
  'citizen-voice': {
    role: 'citizen',
    needs: ['voice'],
    unit: 'LU',
    wording: { zh: '办事人说话', en: 'the citizen speaks' },
    short: { zh: '群众说', en: 'citizen' },
    meaning:
      'a voice at the counter while the clerk’s lips rest, or in the citizen’s channel; the value is how far it stands out of the room',
    lane: 'voice',
    tone: 'voice-citizen',
  },
  'unknown-voice': {
    role: 'unknown',
    needs: ['voice'],
    unit: 'LU',
    wording: { zh: '有人说话（不知是谁）', en: 'a voice, whose is not known' },
    short: { zh: '不知谁', en: 'unknown' },
    meaning:
      'a voice whose speaker cannot be told: lips unseen, too far away, or from elsewhere in the hall; the value is how far it stands out of the room',
    lane: 'voice',
    tone: 'voice-unknown',
  },
  talking: {
    role: 'clerk',
    needs: ['voice'],
    wording: { zh: '画面中窗口人员说话', en: 'a clerk in the picture talks' },
    short: { zh: '说话', en: 'talks' },
    meaning:
      'which clerk in the picture speaks: a voice of the clerk’s side, given to whoever’s lips are seen to move, or by the microphone to whoever is there; how loud it is, clerk-voice says. Without sound it is not told',
    lane: 'voice',
    tone: 'voice-clerk',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;
