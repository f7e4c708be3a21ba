import type { Wording } from '../../../src/contract/wording.ts';

/** Kinds of actions; the filter takes all of a kind. */
export const AUDIT_KINDS: Readonly<Record<string, Wording>> = {
  'session.': { zh: '登录', en: 'Signing in' },
  'clip.': { zh: '看片段', en: 'Clips seen' },
  'still.': { zh: '看画面', en: 'Stills seen' },
  'words.': { zh: '语音文字', en: 'Words' },
  'review.': { zh: '复核', en: 'Reviews' },
  'appeal.': { zh: '申诉', en: 'Appeals' },
  'check.': { zh: '人工检查', en: 'Manual checks' },
  'export.': { zh: '导出', en: 'Exports' },
  'account.': { zh: '人员', en: 'People' },
  'key.': { zh: '接口密钥', en: 'API keys' },
  'camera.': { zh: '机位', en: 'Cameras' },
  'window.': { zh: '窗口', en: 'Windows' },
  'hall.': { zh: '大厅', en: 'Halls' },
  'shift.': { zh: '班次', en: 'Shifts' },
  'training.': { zh: '培训', en: 'Trainings' },
  'rulebook.': { zh: '条款调校', en: 'Rule tuning' },
  'recording.': { zh: '录像', en: 'Recordings' },
  'upload.': { zh: '上传', en: 'Uploads' },
  'queue.': { zh: '叫号事件', en: 'Queue events' },
  'webhook.': { zh: '回调', en: 'Webhooks' },
  'retention.': { zh: '保存期限', en: 'Retention' },
};

const kindOf = (action: string): string => action.slice(0, action.indexOf('.') + 1);

/** Kind in words, with the action as it is recorded. */
export const auditActionWording = (action: string): Wording | undefined => AUDIT_KINDS[kindOf(action)];
