import type { FindingReason } from './finding-reason.ts';
import type { Wording } from './wording.ts';

/** Reasons that no picture of the counter could remove: sound, records, a person or another office decides. */
const NOT_BY_PICTURE: readonly FindingReason[] = [
  'no-check-yet',
  'manual-check',
  'no-audio',
  'microphone-silent',
  'no-words',
  'no-queue-data',
  'not-visible-to-cameras',
  'indicator-only',
  'no-visit-marked',
];

/** Whether a clause that is not judged for this reason asks for something else than the picture. */
export const isBeyondPicture = (reason: FindingReason): boolean => NOT_BY_PICTURE.includes(reason);

/** What a hall can do so that a clause is judged which is not judged for this reason. */
export const REASON_REMEDY: Readonly<Partial<Record<FindingReason, Wording>>> = {
  'manual-check': {
    zh: '在“人工检查”页看图作答，每条一键',
    en: 'answer it on the page of manual checks: a picture each, one key an answer',
  },
  'no-audio': {
    zh: '接上窗口话筒，录像带声音；双话筒时在摄像机文件写 soundChannels',
    en: 'connect the window’s microphone, record with sound; with two, name soundChannels in the camera file',
  },
  'microphone-silent': { zh: '检查话筒和接线', en: 'check the microphone and its cable' },
  'no-words': { zh: '提供语音转写，或由人听', en: 'supply a transcript, or let a person listen' },
  'no-queue-data': {
    zh: '接入叫号系统，并在设置里写开放时间',
    en: 'connect the calling system, and give the opening hours in the settings',
  },
  'not-visible-to-cameras': {
    zh: '属于管理检查，不由摄像机判定',
    en: 'checked by the office; no camera decides it',
  },
  occluded: {
    zh: '移开遮挡物；腿脚和椅子要在窗口人员一侧另装一台摄像机',
    en: 'move what is in the way; legs and chair need a camera on the clerk’s side of the counter',
  },
  'out-of-frame': {
    zh: '把镜头放宽或转动，使上身、双手完整入画；腿脚要在窗口人员一侧另装一台',
    en: 'widen or turn the camera until trunk and hands are in the picture; legs need one on the clerk’s side',
  },
  'too-small': {
    zh: '摄像机移近或用长焦、高分辨率：脸要 60 像素以上',
    en: 'bring the camera nearer, zoom in or raise its resolution: a face needs 60 pixels and more',
  },
  'bad-view': {
    zh: '换一个机位（正面或斜侧），并在摄像机文件写明角度',
    en: 'place the camera in front or half beside, and give its angles in the camera file',
  },
  'low-confidence': {
    zh: '没看到不等于没做：只有看到疑似动作才提请复核。更近更清楚的机位能看到更多',
    en: 'not seen is not proven: only what looks like the act goes to review. A nearer, sharper camera sees more of it',
  },
  'poor-picture': { zh: '补光，擦镜头，对焦', en: 'more light, a clean lens, better focus' },
  'no-baseline': {
    zh: '让窗口人员站直几秒入画一次，本人基准就有了',
    en: 'let the clerk stand upright in the picture for a few seconds once',
  },
  'sampled-too-coarsely': {
    zh: '把录像或分析的帧率提到每秒 5 帧以上',
    en: 'record and analyse at 5 pictures a second and more',
  },
  'not-tracked': {
    zh: '移开挡住窗口人员的物体，补光',
    en: 'move what hides the clerk for moments, add light',
  },
  'no-signal': { zh: '检查摄像机和网络', en: 'check camera and network' },
  frozen: { zh: '重启摄像机或录像机', en: 'restart the camera or the recorder' },
  covered: { zh: '移开镜头前的遮挡', en: 'uncover the lens' },
  'upside-down': { zh: '把摄像机画面转正', en: 'turn the picture the right way up' },
  'starts-before-footage': {
    zh: '录像早些开始，或接上前一段',
    en: 'begin the recording earlier, or add the one before',
  },
  'ends-after-footage': { zh: '录像晚些结束，或接上后一段', en: 'end the recording later, or add the next one' },
  'footage-gap': { zh: '检查录像中断的原因', en: 'find out why the recording has gaps' },
  'too-little-footage': { zh: '提供更长的录像', en: 'supply longer footage' },
};
