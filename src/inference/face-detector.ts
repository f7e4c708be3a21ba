import type { PixelBox, PixelPoint } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';
import type { VideoFrame } from '../media/frame.ts';
import { FACE_FULL_RANGE_ANCHORS, FACE_SHORT_RANGE_ANCHORS } from './anchors.ts';
import type { NetSession } from './net-session.ts';
import type { Roi } from './roi.ts';
import { rotationAlong, squareAround } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';
import { SsdDetector } from './ssd-detector.ts';

export interface FaceDetection {
  readonly score: Probability;
  readonly box: PixelBox;
  /** The person's own right eye, on the left of one who faces the camera. */
  readonly rightEye: PixelPoint;
  readonly leftEye: PixelPoint;
  readonly nose: PixelPoint;
  readonly mouth: PixelPoint;
  /** For the face landmark net. */
  readonly roi: Roi;
}

/** Source: MediaPipe's face_detection_full_range and face_detection_short_range graphs. */
const FULL_RANGE_MIN_SCORE = 0.6;
const SHORT_RANGE_MIN_SCORE = 0.5;
/** How much wider than the face the landmark net looks. Source: MediaPipe's face_detection_front_detection_to_roi graph. */
export const FACE_ROI_SCALE = 1.5;

/** The full-range net, and where it finds nothing the short-range one, which sees faces that fill the region. */
export class FaceDetector {
  readonly #fullRange: SsdDetector;
  readonly #shortRange: SsdDetector;

  constructor(fullRange: NetSession, shortRange: NetSession, sampler: RoiSampler) {
    this.#fullRange = new SsdDetector(fullRange, sampler, FACE_FULL_RANGE_ANCHORS);
    this.#shortRange = new SsdDetector(shortRange, sampler, FACE_SHORT_RANGE_ANCHORS);
  }

  /** Best first. */
  async detect(frame: VideoFrame, region: PixelBox): Promise<FaceDetection[]> {
    const far = await this.#fullRange.detect(frame, region, FULL_RANGE_MIN_SCORE);
    const found = far.length > 0 ? far : await this.#shortRange.detect(frame, region, SHORT_RANGE_MIN_SCORE);
    return found.map(({ score, box, keypoints }) => {
      const [rightEye, leftEye, nose, mouth] = keypoints as [PixelPoint, PixelPoint, PixelPoint, PixelPoint];
      const square = squareAround(box);
      const rotationRad = rotationAlong(rightEye, leftEye);
      const roi = { ...square, sidePx: square.sidePx * FACE_ROI_SCALE, rotationRad };
      return { score, box, rightEye, leftEye, nose, mouth, roi };
    });
  }
}
