import type { PixelBox, PixelPoint } from '../../../src/core/geometry.ts';
import type { Probability } from '../../../src/core/units.ts';
import type { AnchorLayout } from '../../../src/inference/anchors.ts';
import type { NetSession } from '../../../src/inference/net-session.ts';
import type { Roi } from '../../../src/inference/roi.ts';
import { alignedRoi, roiToPicture, squareAround } from '../../../src/inference/roi.ts';
import type { RoiSampler } from '../../../src/inference/roi-sampler.ts';
import { SsdDetector } from '../../../src/inference/ssd-detector.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';

export interface PalmDetection {
  readonly score: Probability;
  readonly box: PixelBox;
  readonly wrist: PixelPoint;
  /** First joint of the middle finger. */
  readonly knuckle: PixelPoint;
  /** For the hand landmark net. */
  readonly roi: Roi;
}

export const PALM_ANCHORS: AnchorLayout = {
  inputSize: 192,
  layers: [
    { stride: 8, anchorsPerCell: 2 },
    { stride: 16, anchorsPerCell: 6 },
  ],
};
/** Source: MediaPipe's palm_detection and palm_detection_detection_to_roi graphs. */
const MIN_SCORE = 0.5;
const ROI_SCALE = 2.6;
/** Shift towards the finger tips, in sides of the palm. */
const ROI_SHIFT = -0.5;
const KNUCKLE = 2;

/** MediaPipe's palm detector. */
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
      return { score, box, wrist, knuckle, roi: roiOfHand(palm) };
    });
  }
}

/** The palm's square moved along its own axis and widened. */
function roiOfHand(palm: Roi): Roi {
  const { x, y } = roiToPicture(palm, 0.5, 0.5 + ROI_SHIFT);
  return { centreX: x, centreY: y, sidePx: palm.sidePx * ROI_SCALE, rotationRad: palm.rotationRad };
}
