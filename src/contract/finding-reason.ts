import type { UnavailableReason } from './unavailable-reason.ts';
import type { Wording } from './wording.ts';

/** Why no check judges a clause. */
export const NO_CHECK_REASONS = [
  'no-check-yet',
  'manual-check',
  'no-audio',
  'no-queue-data',
  'not-visible-to-cameras',
  'indicator-only',
  'no-visit-marked',
] as const;
export type NoCheckReason = (typeof NO_CHECK_REASONS)[number];

/** Why a verdict is what it is, as a code. */
export type FindingReason =
  | UnavailableReason
  | NoCheckReason
  | 'observed'
  | 'not-observed'
  | 'above-threshold'
  | 'below-threshold'
  | 'near-threshold'
  | 'in-conflict'
  | 'cameras-disagree'
  | 'no-such-phase'
  | 'no-encounter'
  | 'starts-before-footage'
  | 'ends-after-footage'
  | 'exception-applies'
  | 'footage-gap'
  | 'too-little-footage'
  | 'opening-hours-unknown'
  | 'window-kind-unknown'
  | 'other-window-kind'
  | 'clause-leaves-open'
  | 'person-decides'
  | 'exception-possible'
  | 'short-part-only'
  | 'speaker-unknown'
  | 'no-words';

export const REASON_WORDING: Readonly<Record<FindingReason, Wording>> = {
  absent: { zh: '画面中没有窗口人员', en: 'the clerk was not in the picture' },
  'out-of-frame': { zh: '超出画面', en: 'outside the picture' },
  occluded: { zh: '被遮挡', en: 'hidden by something' },
  'too-small': { zh: '人在画面中太小', en: 'too small in the picture' },
  'bad-view': { zh: '机位看不到', en: 'cannot be seen from where the camera is' },
  'low-confidence': { zh: '识别把握不足', en: 'the detection is not sure' },
  'poor-picture': { zh: '画面太暗或模糊', en: 'the picture is dark or blurred' },
  'no-baseline': { zh: '还没有本人的站姿基准', en: 'the person’s own upright stance has not been seen' },
  'not-sampled': { zh: '该时段未检测', en: 'not looked at in this stretch' },
  'sampled-too-coarsely': {
    zh: '画面间隔太大，动作可能漏看',
    en: 'pictures too far apart: the act may lie between them',
  },
  'not-tracked': { zh: '人员跟踪中断', en: 'the clerk was not found in these pictures' },
  'no-signal': { zh: '视频信号丢失', en: 'the camera gives no picture' },
  frozen: { zh: '画面静止不动（卡住）', en: 'the picture is frozen' },
  covered: { zh: '窗口人员位置或整个画面被遮挡', en: 'the clerk’s place, or the whole picture, is covered' },
  'upside-down': { zh: '画面上下颠倒', en: 'the picture is upside down' },
  observed: { zh: '已看到', en: 'seen' },
  'not-observed': { zh: '未看到', en: 'not seen' },
  'above-threshold': { zh: '高于标准值', en: 'above the threshold' },
  'below-threshold': { zh: '低于标准值', en: 'below the threshold' },
  'near-threshold': { zh: '接近标准值，在误差之内', en: 'within the uncertainty of the threshold' },
  'in-conflict': { zh: '几处迹象不一致', en: 'the signs contradict each other' },
  'cameras-disagree': {
    zh: '几台摄像机看到的不一致，或时钟无法对齐',
    en: 'one camera alone would say otherwise, or the clocks of the cameras could not be compared',
  },
  'no-check-yet': { zh: '暂不能自动判定', en: 'not judged automatically yet' },
  'manual-check': { zh: '需人工查看', en: 'for a person to check' },
  'microphone-silent': { zh: '话筒没有声音', en: 'the microphone gives no sound' },
  'no-audio': { zh: '没有可判定的录音', en: 'no sound that could be judged' },
  'no-queue-data': { zh: '没有叫号或排班数据', en: 'no data from the calling system or the roster' },
  'not-visible-to-cameras': { zh: '管理性条款，摄像头看不到', en: 'administrative: no camera can see it' },
  'indicator-only': { zh: '只作统计比较，不作判定', en: 'compared between windows, never judged' },
  'no-visit-marked': { zh: '没有登记公务来访', en: 'no official visit is marked' },
  'no-such-phase': { zh: '本次接待没有这个环节', en: 'the encounter has no such phase' },
  'no-encounter': { zh: '本段录像没有接待', en: 'no encounter in the footage' },
  'starts-before-footage': { zh: '录像开始前就已发生', en: 'began before the footage' },
  'ends-after-footage': { zh: '录像结束时还未完', en: 'went on after the footage' },
  'exception-applies': { zh: '属于例外情形', en: 'an exception applies' },
  'footage-gap': { zh: '录像中断', en: 'a gap in the footage' },
  'too-little-footage': { zh: '可用录像太短', en: 'too little usable footage' },
  'opening-hours-unknown': { zh: '不知道窗口的开放时间', en: 'the opening hours of the window are not known' },
  'window-kind-unknown': { zh: '不知道窗口的类别', en: 'the kind of the window is not known' },
  'other-window-kind': { zh: '本条针对另一类窗口', en: 'the clause binds another kind of window' },
  'clause-leaves-open': { zh: '条款没有规定具体限度', en: 'the clause sets no exact limit' },
  'person-decides': { zh: '看到疑似动作，由人判断', en: 'seen to look like it; a person decides' },
  'exception-possible': { zh: '可能属于例外（如正在打字）', en: 'an exception may hold, such as typing' },
  'speaker-unknown': { zh: '听到说话，但不知是谁说的', en: 'a voice was heard, but whose is not known' },
  'no-words': { zh: '没有语音转写', en: 'what was said was not written down' },
  'short-part-only': { zh: '只占在岗时间的一小部分', en: 'for a small part of the time only' },
};
