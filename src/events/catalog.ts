import type { Wording } from '../contract/wording.ts';
import { type EventEntry, type EventLane, LANE_WORDING } from './event-entry.ts';

// All that is known of each type of event. Lanes, schemas, exports, the glossary, reports and the site are made from it.
// Plain data: the site loads it too.

export const EVENT_CATALOG = {
  standing: {
    role: 'clerk',
    needs: ['posture'],
    wording: { zh: '站立', en: 'standing' },
    short: { zh: '站', en: 'stands' },
    meaning: 'hips at standing height; walking counts; rising and sitting down do not',
    lane: 'posture',
    tone: 'standing',
  },
  seated: {
    role: 'clerk',
    needs: ['posture'],
    wording: { zh: '就座', en: 'seated' },
    short: { zh: '坐', en: 'sits' },
    meaning: 'hips at seated height',
    lane: 'posture',
    tone: 'seated',
  },
  slumped: {
    role: 'clerk',
    needs: ['posture', 'trunk-lean'],
    wording: { zh: '坐姿不端（趴、瘫、后仰）', en: 'slumped' },
    short: { zh: '坐姿不端', en: 'slumped' },
    variants: {
      'lying-on-desk': { zh: '趴在桌上', en: 'lying on the desk' },
      'leaning-back': { zh: '后仰', en: 'leaning back' },
      sunk: { zh: '瘫坐', en: 'sunk into the chair' },
    },
    meaning: 'seated and sunk, lying on the desk or leaning back',
    lane: 'sitting',
    tone: 'poor-posture',
  },
  'bent-forward': {
    role: 'clerk',
    needs: ['posture', 'trunk-lean'],
    wording: { zh: '坐着上身前俯', en: 'leaning forward, seated' },
    short: { zh: '前俯', en: 'leans' },
    meaning: 'seated and leaning forward by 15° to 32°, less far than lying on the desk',
    lane: 'sitting',
    tone: 'poor-posture',
  },
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
  'arms-folded': {
    role: 'clerk',
    needs: ['arms'],
    wording: { zh: '双臂交叉抱胸', en: 'arms folded' },
    short: { zh: '抱臂', en: 'folded' },
    meaning: 'both forearms crossed before the chest, each hand at the other arm’s elbow; crossed on the desk is not',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'chin-in-hand': {
    role: 'clerk',
    needs: ['raised-arm', 'trunk-lean'],
    wording: { zh: '托腮', en: 'chin in hand' },
    short: { zh: '托腮', en: 'chin' },
    meaning: 'seated, leaning on an elbow with the hand at chin or cheek; a cup, a telephone or a short touch is not',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'hands-overlapped': {
    role: 'clerk',
    needs: ['hands', 'posture'],
    wording: { zh: '双手交叠放在台面', en: 'hands overlapped on the counter' },
    short: { zh: '双手交叠', en: 'overlapped' },
    meaning:
      'seated, one hand on the other on the counter, until they part; hands in the lap or before the abdomen are not',
    lane: 'arms',
    tone: 'gesture',
  },
  'hands-on-hips': {
    role: 'clerk',
    needs: ['arms', 'posture'],
    wording: { zh: '叉腰', en: 'hand on the hip' },
    short: { zh: '叉腰', en: 'hip' },
    meaning: 'standing, one hand or both at the hips, elbows out and raised',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'hands-in-pockets': {
    role: 'clerk',
    needs: ['arms', 'posture'],
    wording: { zh: '手插口袋', en: 'hands in the pockets' },
    short: { zh: '插袋', en: 'pockets' },
    meaning:
      'standing, both hands out of sight at the hips with the elbows bent outwards; a hand that is merely hidden is not',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'leaning-on-counter': {
    role: 'clerk',
    needs: ['posture', 'trunk-lean', 'arms'],
    wording: { zh: '倚靠台面', en: 'leaning on the counter' },
    short: { zh: '倚靠', en: 'leans on' },
    meaning: 'standing bent over the counter with an arm on it; bows and handovers are not',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'hair-touch': {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '摸头发', en: 'hand in the hair' },
    short: { zh: '摸头发', en: 'hair' },
    meaning: 'one hand at the hair for a second or longer, stroking or scratching, from rest and back',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'face-touch': {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '摸脸', en: 'hand at the face' },
    short: { zh: '摸脸', en: 'face' },
    meaning: 'one hand at nose, mouth or ear for one to a few seconds, from rest and back; longer is another act',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'phone-use': {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '疑似看手机', en: 'holds something like a telephone' },
    short: { zh: '手机', en: 'phone' },
    meaning: 'a hand holds something before the chest to look at, or stays at the ear; what it is, a person sees',
    lane: 'arms',
    tone: 'poor-posture',
  },
  drinking: {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '喝水', en: 'drinking' },
    short: { zh: '喝水', en: 'drink' },
    meaning: 'one hand comes from rest to the mouth with a lifted elbow, and goes back',
    lane: 'arms',
    tone: 'gesture',
  },
  eating: {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '疑似吃东西', en: 'eating, perhaps' },
    short: { zh: '吃', en: 'eat' },
    meaning: 'one hand goes to the mouth again and again and stays up in between',
    lane: 'arms',
    tone: 'poor-posture',
  },
  'headphones-on': {
    role: 'clerk',
    needs: ['raised-arm'],
    wording: { zh: '疑似戴耳机', en: 'puts something on the ears' },
    short: { zh: '耳机', en: 'headset' },
    meaning: 'both hands at the ears, and again later: something is put on the head and taken off',
    lane: 'arms',
    tone: 'poor-posture',
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
  'legs-crossed': {
    role: 'clerk',
    needs: ['legs', 'posture'],
    wording: { zh: '跷二郎腿', en: 'legs crossed' },
    short: { zh: '跷腿', en: 'crossed' },
    meaning: 'seated with one knee laid over the other leg; only where a camera beside the clerk sees the legs',
    lane: 'sitting',
    tone: 'poor-posture',
  },
  'leg-shaking': {
    role: 'clerk',
    needs: ['legs', 'posture'],
    wording: { zh: '抖腿', en: 'shaking a leg' },
    short: { zh: '抖腿', en: 'shakes' },
    meaning: 'seated, a leg bounces on the spot two to six times a second; only where a camera sees the legs',
    lane: 'sitting',
    tone: 'poor-posture',
  },
  'chair-rolling': {
    role: 'clerk',
    needs: ['legs', 'posture'],
    wording: { zh: '转动椅子', en: 'turning or rolling the chair' },
    short: { zh: '转椅', en: 'chair' },
    meaning: 'seated, turned to and fro or rolled about with the chair; only where a camera sees the legs',
    lane: 'sitting',
    tone: 'poor-posture',
  },
  absent: {
    role: 'clerk',
    needs: ['presence'],
    wording: { zh: '离岗', en: 'post empty' },
    short: { zh: '离岗', en: 'empty' },
    meaning: 'no clerk at the post; a missing picture is not absence',
    lane: 'posture',
    tone: 'absent',
  },
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
} as const satisfies Readonly<Record<string, EventEntry>>;

export type EventType = keyof typeof EVENT_CATALOG;
export type EventCatalog = Readonly<Record<EventType, EventEntry>>;

/** The kinds of one type; none where it has only one. */
export type VariantOf<Type extends EventType> = (typeof EVENT_CATALOG)[Type] extends {
  readonly variants: infer Variants;
}
  ? keyof Variants
  : never;
export type EventVariant = { [Type in EventType]: VariantOf<Type> }[EventType];

/** The kinds of all types of a catalogue, in the order in which they are listed there. */
export const eventVariantsOf = (catalog: EventCatalog): EventVariant[] =>
  Object.values(catalog).flatMap(({ variants = {} }) => Object.keys(variants) as EventVariant[]);

/** What an event is called: by its kind, where it has several. */
export function wordingOf(
  { type, variant }: { readonly type: EventType; readonly variant?: EventVariant | undefined },
  catalog: EventCatalog = EVENT_CATALOG,
): Wording {
  const { wording, variants } = catalog[type];
  return (variant && variants?.[variant]) ?? wording;
}

/** The types of a catalogue, in the order in which they are listed there. */
export const eventTypesOf = (catalog: EventCatalog): EventType[] => Object.keys(catalog) as EventType[];

export interface LaneOfEvents {
  readonly lane: EventLane;
  readonly wording: Wording;
  readonly types: readonly EventType[];
}

/** Every type in its lane, lanes from top to bottom. */
export const eventLanesOf = (catalog: EventCatalog): LaneOfEvents[] =>
  Object.entries<Wording>(LANE_WORDING).map(([lane, wording]) => ({
    lane: lane as EventLane,
    wording,
    types: eventTypesOf(catalog).filter((type) => catalog[type].lane === lane),
  }));
