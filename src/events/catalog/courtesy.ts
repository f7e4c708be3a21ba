import type { EventEntry } from '../event-entry.ts';

/** What courtesy shows itself in: bows, hands that greet and guide, smiles. */
export const COURTESY_EVENTS = {
  bow: {
    role: 'clerk',
    needs: ['trunk-lean'],
    unit: 'deg',
    wording: { zh: '鞠躬', en: 'bow' },
    short: { zh: '鞠躬', en: 'bow' },
    meaning:
      "a standing person's trunk goes forward and comes back; the value is the peak in degrees from the person's own upright stance",
    lane: 'courtesy',
    tone: 'bow',
  },
  'raised-hand': {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '举手示意', en: 'raised hand' },
    short: { zh: '举手', en: 'hand' },
    meaning: 'a hand raised in greeting, from half way up to half way down',
    lane: 'courtesy',
    tone: 'gesture',
  },
  'low-raised-hand': {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '抬手（低于肩）', en: 'hand held up below the shoulder' },
    short: { zh: '抬手低', en: 'low' },
    meaning: 'a hand held up with its fingers upwards, the wrist up to 0.25 m below the shoulder: a greeting, or none',
    lane: 'courtesy',
    tone: 'gesture',
  },
  'guide-gesture': {
    role: 'clerk',
    needs: ['arms'],
    unit: 'deg',
    wording: { zh: '引导手势', en: 'guiding hand' },
    short: { zh: '引导', en: 'guides' },
    variants: {
      'right-hand': { zh: '右手引导', en: 'guiding right hand' },
      'left-hand': { zh: '左手引导', en: 'guiding left hand' },
    },
    meaning:
      'one arm held out to its own side, the hand not pointing; the value is the angle of the elbow, 180 straight',
    lane: 'courtesy',
    tone: 'gesture',
  },
  'one-finger-point': {
    role: 'clerk',
    needs: ['arms'],
    wording: { zh: '单指指点', en: 'points with one finger' },
    short: { zh: '单指', en: 'points' },
    meaning: 'an arm held out with the index finger straight and the others bent, at a person or a thing',
    lane: 'courtesy',
    tone: 'poor-posture',
  },
  'leaning-forward': {
    role: 'clerk',
    needs: ['trunk-lean', 'presence'],
    wording: { zh: '上身微倾听讲', en: 'leans towards the citizen' },
    short: { zh: '微倾', en: 'inclines' },
    meaning:
      'before a citizen, the trunk leans forward for two seconds and longer, not to bow, to hand over, or to lean on something',
    lane: 'courtesy',
    tone: 'gesture',
  },
  smile: {
    role: 'clerk',
    needs: ['smile'],
    unit: 'score',
    wording: { zh: '微笑', en: 'smile' },
    short: { zh: '微笑', en: 'smile' },
    meaning: 'corners of the mouth up; the value is the peak score, 0 to 1',
    lane: 'smile',
    tone: 'smile',
  },
} as const satisfies Readonly<Record<string, EventEntry>>;
