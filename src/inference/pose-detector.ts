import type { PixelBox, PixelPoint } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';
import type { VideoFrame } from '../media/frame.ts';
import { POSE_ANCHORS } from './anchors.ts';
import type { NetSession } from './net-session.ts';
import type { Roi } from './roi.ts';
import { alignedRoi } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';
import { SsdDetector } from './ssd-detector.ts';

export interface PoseDetection {
  readonly score: Probability;
  /** Of the face: the net was trained on it. */
  readonly box: PixelBox;
  readonly hipCentre: PixelPoint;
  /** A point of the circle about `hipCentre` that holds the whole body; straight up from it for one who stands. */
  readonly bodyRim: PixelPoint;
  readonly shoulderCentre: PixelPoint;
  /** For the landmark net. */
  readonly roi: Roi;
}

/** Source: min_score_thresh of MediaPipe's pose_detection graph. */
const DEFAULT_MIN_SCORE = 0.5;
/** How much wider than the body's circle the landmark net looks. Source: MediaPipe's pose_detection_to_roi graph. */
export const POSE_ROI_SCALE = 1.25;

/** BlazePose's person detector. */
export class PoseDetector {
  readonly #detector: SsdDetector;

  constructor(session: NetSession, sampler: RoiSampler) {
    this.#detector = new SsdDetector(session, sampler, POSE_ANCHORS);
  }

  /** Best first. Sees people about a tenth of the region high and more: give it a zone, not a hall. */
  async detect(
    frame: VideoFrame,
    region: PixelBox,
    minScore: Probability = DEFAULT_MIN_SCORE,
  ): Promise<PoseDetection[]> {
    const found = await this.#detector.detect(frame, region, minScore);
    return found.map(({ score, box, keypoints }) => {
      const [hipCentre, bodyRim, shoulderCentre] = keypoints as [PixelPoint, PixelPoint, PixelPoint];
      return { score, box, hipCentre, bodyRim, shoulderCentre, roi: alignedRoi(hipCentre, bodyRim, POSE_ROI_SCALE) };
    });
  }
}
