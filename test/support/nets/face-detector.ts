import type { PixelBox, PixelPoint } from '../../../src/core/geometry.ts';
import type { Probability } from '../../../src/core/units.ts';
import type { AnchorLayout } from '../../../src/inference/anchors.ts';
import type { NetSession } from '../../../src/inference/net-session.ts';
import type { Roi } from '../../../src/inference/roi.ts';
import { levelRoi } from '../../../src/inference/roi.ts';
import type { RoiSampler } from '../../../src/inference/roi-sampler.ts';
import { SsdDetector } from '../../../src/inference/ssd-detector.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';
import { FACE_ROI_SCALE } from './face-roi.ts';

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

export const FACE_FULL_RANGE_ANCHORS: AnchorLayout = { inputSize: 192, layers: [{ stride: 4, anchorsPerCell: 1 }] };
export const FACE_SHORT_RANGE_ANCHORS: AnchorLayout = {
  inputSize: 128,
  layers: [
    { stride: 8, anchorsPerCell: 2 },
    { stride: 16, anchorsPerCell: 6 },
  ],
};
/** Source: MediaPipe's face_detection_full_range and face_detection_short_range graphs. */
const FULL_RANGE_MIN_SCORE = 0.6;
const SHORT_RANGE_MIN_SCORE = 0.5;

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
      const corners = [
        { x: box.left, y: box.top },
        { x: box.left + box.width, y: box.top + box.height },
      ];
      const roi = levelRoi(corners, rightEye, leftEye, FACE_ROI_SCALE);
      return { score, box, rightEye, leftEye, nose, mouth, roi };
    });
  }
}
