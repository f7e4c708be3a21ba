import type { PixelBox, PixelPoint } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';
import type { VideoFrame } from '../media/frame.ts';
import { PALM_ANCHORS } from './anchors.ts';
import type { NetSession } from './net-session.ts';
import type { Roi } from './roi.ts';
import { alignedRoi, shiftedAndScaled, squareAround } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';
import { SsdDetector } from './ssd-detector.ts';

export interface PalmDetection {
  readonly score: Probability;
  readonly box: PixelBox;
  readonly wrist: PixelPoint;
  /** First joint of the middle finger. */
  readonly knuckle: PixelPoint;
  /** For the hand landmark net. */
  readonly roi: Roi;
}

/** Source: MediaPipe's palm_detection and palm_detection_detection_to_roi graphs. */
const MIN_SCORE = 0.5;
const ROI_SCALE = 2.6;
/** Of the palm's side, towards the finger tips. */
const ROI_SHIFT = -0.5;
const KNUCKLE = 2;

export class PalmDetector {
  readonly #detector: SsdDetector;

  constructor(session: NetSession, sampler: RoiSampler) {
    this.#detector = new SsdDetector(session, sampler, PALM_ANCHORS);
  }

  /** Best first. */
  async detect(frame: VideoFrame, region: PixelBox): Promise<PalmDetection[]> {
    const found = await this.#detector.detect(frame, region, MIN_SCORE);
    return found.map(({ score, box, keypoints }) => {
      const [wrist, knuckle] = [keypoints[0]!, keypoints[KNUCKLE]!];
      const palm = { ...squareAround(box), rotationRad: alignedRoi(wrist, knuckle, 1).rotationRad };
      return { score, box, wrist, knuckle, roi: shiftedAndScaled(palm, 0, ROI_SHIFT, ROI_SCALE) };
    });
  }
}
