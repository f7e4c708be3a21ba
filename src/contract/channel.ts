import type { Wording } from './wording.ts';

/** How a clause could be observed at all. */
export const CHANNELS = ['video', 'audio', 'queue', 'manual', 'administrative'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_WORDING: Readonly<Record<Channel, Wording>> = {
  video: { zh: '视频', en: 'video' },
  audio: { zh: '录音', en: 'audio' },
  queue: { zh: '叫号与排班', en: 'calling system and roster' },
  manual: { zh: '人工查看', en: 'manual check' },
  administrative: { zh: '管理', en: 'administrative' },
};
