import type { Wording } from '../../../src/contract/wording.ts';
import type { Camera } from '../api/places.ts';

export type CameraView = NonNullable<Camera['geometry']['view']>;

export const CAMERA_VIEW_WORDING: Readonly<Record<CameraView, Wording>> = {
  front: { zh: '正面', en: 'Front' },
  'front-high': { zh: '正面高位', en: 'Front, high' },
  'three-quarter': { zh: '斜侧', en: 'Three-quarter' },
  side: { zh: '侧面', en: 'Side' },
  close: { zh: '近景', en: 'Close' },
};
