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
  /** Region for the landmark net: the circle about the middle of the hips that holds the whole body. */
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

  /**
   * People found in the region, best first. Finds people from about a tenth of the region's height: give it a zone, not
   * a hall.
   */
  async detect(
    frame: VideoFrame,
    region: PixelBox,
    minScore: Probability = DEFAULT_MIN_SCORE,
  ): Promise<PoseDetection[]> {
    const found = await this.#detector.detect(frame, region, minScore);
    return found.map(({ score, keypoints }) => {
      // The second point lies on the circle's rim, straight above the hips of a standing person.
      const [hipCentre, bodyRim] = keypoints as [PixelPoint, PixelPoint];
      return { score, roi: alignedRoi(hipCentre, bodyRim, POSE_ROI_SCALE) };
    });
  }
}
