import type { Wording } from './wording.ts';

/** Reasons for a reviewer's decision. Few, so that they can be counted; anything else belongs into the note. */
export const REVIEW_REASONS = {
  'seen-clearly': { zh: '画面中清楚可见', en: 'clearly to be seen' },
  'not-done': { zh: '确实没有做到', en: 'was indeed not done' },
  'done-otherwise': { zh: '以其他方式做到了', en: 'was done in another way' },
  'measured-wrong': { zh: '测量有误', en: 'was measured wrongly' },
  'landmarks-wrong': { zh: '骨架点画错了', en: 'landmarks wrong' },
  'not-a-bow': { zh: '不是鞠躬（取物、俯身等）', en: 'not a bow (reaching, leaning)' },
  'citizen-not-there': { zh: '办事人还没到窗口', en: 'citizen not there yet' },
  'stood-already': { zh: '本来就站着', en: 'was standing already' },
  'smiled-briefly': { zh: '有微笑，但很短或很淡', en: 'smiled, briefly or faintly' },
  'speaking-or-squinting': { zh: '说话或眯眼，不是表情', en: 'speaking or squinting' },
  'other-hand-hidden': { zh: '另一只手被挡住，其实扶着', en: 'the other hand was there, hidden' },
  'nothing-handed': { zh: '没有递接材料', en: 'nothing was handed over' },
  'put-on-desk': { zh: '对方自行放下或取走', en: 'laid down or picked up by the citizen' },
  'nobody-called': { zh: '当时没有叫号', en: 'nobody was called then' },
  'at-work': { zh: '正在操作（写字、取物、打印）', en: 'at work (writing, fetching, printing)' },
  'still-there': { zh: '人在岗，只是不在画面里', en: 'on post, only out of the picture' },
  'away-on-duty': { zh: '因公离开', en: 'away on duty' },
  'wrong-person': { zh: '认错了人', en: 'the wrong person' },
  'wrong-moment': { zh: '环节或时间认错', en: 'the wrong phase or moment' },
  exception: { zh: '属于例外情形', en: 'an exception applies' },
  'cannot-be-seen': { zh: '被遮挡或画面看不清', en: 'cannot be seen' },
  'equipment-in-way': { zh: '被设备挡住', en: 'equipment in the way' },
  'counter-hides-legs': { zh: '柜台挡住下半身', en: 'the counter hides the legs' },
  'view-hides-angle': { zh: '机位看不出角度', en: 'the view hides the angle' },
  'face-turned-away': { zh: '脸转开或低头', en: 'face turned away or down' },
  'face-covered': { zh: '戴口罩或脸被挡', en: 'masked, or the face covered' },
  'face-too-small': { zh: '脸太小', en: 'face too small' },
  appeal: { zh: '申诉成立', en: 'an appeal was upheld' },
  other: { zh: '其他（见备注）', en: 'other, see the note' },
} as const satisfies Readonly<Record<string, Wording>>;
export type ReviewReason = keyof typeof REVIEW_REASONS;
export const REVIEW_REASON_CODES = Object.keys(REVIEW_REASONS) as [ReviewReason, ...ReviewReason[]];
