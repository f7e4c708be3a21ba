import type { Phase } from '../encounters/encounter.ts';
import type { EventType, ObservableQuantity } from '../events/event.ts';
import type { Channel, ClausePhase, Severity, Wording } from './clause.ts';
import type { FindingReason, Verdict } from './finding.ts';

/** What people read, in the words of those who work at counters. Shown by the command line, reports and the site. */
export const VERDICT_WORDING: Readonly<Record<Verdict, Wording>> = {
  met: { zh: '达标', en: 'met' },
  'not-met': { zh: '未达标', en: 'not met' },
  'needs-review': { zh: '待人工复核', en: 'needs review' },
  'not-assessable': { zh: '无法判定', en: 'not assessable' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
};

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
  observed: { zh: '已看到', en: 'seen' },
  'not-observed': { zh: '未看到', en: 'not seen' },
  'above-threshold': { zh: '高于标准值', en: 'above the threshold' },
  'below-threshold': { zh: '低于标准值', en: 'below the threshold' },
  'near-threshold': { zh: '接近标准值，在误差之内', en: 'within the uncertainty of the threshold' },
  'in-conflict': { zh: '几处迹象不一致', en: 'the signs contradict each other' },
  'no-check-yet': { zh: '暂不能自动判定', en: 'not judged automatically yet' },
  'manual-check': { zh: '需人工查看', en: 'for a person to check' },
  'no-audio': { zh: '没有可判定的录音', en: 'no sound that could be judged' },
  'no-queue-data': { zh: '没有叫号或排班数据', en: 'no data from the calling system or the roster' },
  'not-visible-to-cameras': { zh: '管理性条款，摄像头看不到', en: 'administrative: no camera can see it' },
  'no-such-phase': { zh: '本次接待没有这个环节', en: 'the encounter has no such phase' },
  'no-encounter': { zh: '本段录像没有接待', en: 'no encounter in the footage' },
  'starts-before-footage': { zh: '录像开始前就已发生', en: 'began before the footage' },
  'ends-after-footage': { zh: '录像结束时还未完', en: 'went on after the footage' },
  'exception-applies': { zh: '属于例外情形', en: 'an exception applies' },
  'footage-gap': { zh: '录像中断', en: 'a gap in the footage' },
};

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

export const PHASE_WORDING: Readonly<Record<Phase, Wording>> = {
  arrival: { zh: '来', en: 'arrival' },
  inquiry: { zh: '问', en: 'inquiry' },
  intake: { zh: '接', en: 'intake' },
  processing: { zh: '办', en: 'processing' },
  return: { zh: '交', en: 'return' },
  farewell: { zh: '送', en: 'farewell' },
};

export const CLAUSE_PHASE_WORDING: Readonly<Record<ClausePhase, Wording>> = {
  ...PHASE_WORDING,
  served: { zh: '接待全程', en: 'whole encounter' },
  idle: { zh: '无人办事时', en: 'between encounters' },
  'on-duty': { zh: '在岗期间', en: 'on duty' },
  period: { zh: '考核期', en: 'period of assessment' },
};

export const QUANTITY_WORDING: Readonly<Record<ObservableQuantity, Wording>> = {
  posture: { zh: '坐立', en: 'standing or seated' },
  'trunk-lean': { zh: '上身前倾', en: 'lean of the trunk' },
  smile: { zh: '表情', en: 'smile' },
  hands: { zh: '双手', en: 'hands' },
  presence: { zh: '是否在场', en: 'presence' },
};

export const SEVERITY_WORDING: Readonly<Record<Severity, Wording>> = {
  minor: { zh: '轻微', en: 'minor' },
  moderate: { zh: '一般', en: 'moderate' },
  serious: { zh: '严重', en: 'serious' },
};

export const CHANNEL_WORDING: Readonly<Record<Channel, Wording>> = {
  video: { zh: '视频', en: 'video' },
  audio: { zh: '录音', en: 'audio' },
  queue: { zh: '叫号与排班', en: 'calling system and roster' },
  manual: { zh: '人工查看', en: 'manual check' },
  administrative: { zh: '管理', en: 'administrative' },
};
