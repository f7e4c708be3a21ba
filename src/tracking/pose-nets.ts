import type { NetId } from '../../models/manifest.ts';
import type { PixelBox } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';
import type { NetSessions } from '../inference/net-session.ts';
import { PoseDetector } from '../inference/pose-detector.ts';
import { PoseLandmarker } from '../inference/pose-landmarker.ts';
import type { Roi } from '../inference/roi.ts';
import type { RoiSampler } from '../inference/roi-sampler.ts';
import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import type { VideoFrame } from '../media/frame.ts';

/** The nets that follow people. */
export const POSE_NETS = ['pose-detection', 'pose-landmark-full'] as const satisfies readonly NetId[];

/** What a tracker asks of its nets. */
export interface PoseNets {
  /** Best first. */
  detect(
    frame: VideoFrame,
    region: PixelBox,
    minScore: Probability,
  ): Promise<readonly { readonly score: Probability; readonly roi: Roi }[]>;
  landmarks(frame: VideoFrame, roi: Roi): Promise<FoundPose>;
}

export interface FoundPose {
  readonly pose: PoseLandmarks;
  /** Where to look for the same person in the next frame. */
  readonly nextRoi: Roi;
}

/** The tracker's questions, answered by open nets. */
export function poseNets(nets: NetSessions, sampler: RoiSampler): PoseNets {
  const [detectorNet, landmarkNet] = POSE_NETS;
  const detector = new PoseDetector(nets.session(detectorNet), sampler);
  const landmarker = new PoseLandmarker(nets.session(landmarkNet), sampler);
  return {
    detect: (frame, region, minScore) => detector.detect(frame, region, minScore),
    landmarks: (frame, roi) => landmarker.landmarks(frame, roi),
  };
}
