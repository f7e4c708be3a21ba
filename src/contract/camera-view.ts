import type { Wording } from './wording.ts';

/** From where a camera looks at the counter. */
export const CAMERA_VIEWS = ['front', 'front-high', 'three-quarter', 'side', 'close'] as const;
export type CameraView = (typeof CAMERA_VIEWS)[number];

export const CAMERA_VIEW_WORDING: Readonly<Record<CameraView, Wording>> = {
  front: { zh: '正面', en: 'Front' },
  'front-high': { zh: '正面高位', en: 'Front, high' },
  'three-quarter': { zh: '斜侧', en: 'Three-quarter' },
  side: { zh: '侧面', en: 'Side' },
  close: { zh: '近景', en: 'Close' },
};
