import type { Wording } from './wording.ts';

/**
 * What is wrong with the picture of a camera, so that nobody can be judged by it and somebody must look after the camera.
 * - `no-signal`: a card, colour bars or noise in place of a picture
 * - `frozen`: one picture again and again
 * - `covered`: a mask, a thing or a lens out of focus hides the clerk's place, or all of the picture
 * - `upside-down`: people stand on their heads
 */
export const PICTURE_FAULTS = ['no-signal', 'frozen', 'covered', 'upside-down'] as const;
export type PictureFault = (typeof PICTURE_FAULTS)[number];

/** Tells why nothing can be said because of the picture itself from other reasons of verdicts and blindness. */
export const isPictureFault = (reason: string): reason is PictureFault =>
  PICTURE_FAULTS.some((fault) => fault === reason);

/** `ok`, or what is wrong with a camera's picture. */
export const CAMERA_CONDITIONS = ['ok', ...PICTURE_FAULTS] as const;
export type CameraCondition = (typeof CAMERA_CONDITIONS)[number];

export const CAMERA_CONDITION_WORDING: Readonly<Record<CameraCondition, Wording>> = {
  ok: { zh: '画面正常', en: 'picture in order' },
  'no-signal': { zh: '视频信号丢失', en: 'no picture' },
  frozen: { zh: '画面静止不动（卡住）', en: 'frozen picture' },
  covered: { zh: '画面被遮挡或失焦', en: 'covered or out of focus' },
  'upside-down': { zh: '画面上下颠倒', en: 'picture upside down' },
};
