import type { PixelPoint } from '../../../src/core/geometry.ts';
import type { Roi } from '../../../src/inference/roi.ts';
import { levelRoi } from '../../../src/inference/roi.ts';
import type { FaceLandmarks } from '../../../src/landmarks/face-landmarks.ts';

/** How much wider than the face the landmark net looks. Source: MediaPipe's face_detection_front_detection_to_roi graph. */
export const FACE_ROI_SCALE = 1.5;
/** Outer corners of the eyes. */
const RIGHT_EYE_CORNER = 33;
const LEFT_EYE_CORNER = 263;

/** Where to look for a face again: in the next frame, or in this one for a better answer. */
export function roiOfFace({ picture }: FaceLandmarks): Roi {
  const point = (i: number): PixelPoint => ({ x: picture[3 * i]!, y: picture[3 * i + 1]! });
  const all = Array.from({ length: picture.length / 3 }, (_, i) => point(i));
  return levelRoi(all, point(RIGHT_EYE_CORNER), point(LEFT_EYE_CORNER), FACE_ROI_SCALE);
}
