import { ExpressionClassifier } from '../../../src/inference/expression.ts';
import { FaceLandmarker } from '../../../src/inference/face-landmarker.ts';
import { HandLandmarker } from '../../../src/inference/hand-landmarker.ts';
import { ModelSet } from '../../../src/inference/model-set.ts';
import { PoseDetector } from '../../../src/inference/pose-detector.ts';
import { PoseLandmarker } from '../../../src/inference/pose-landmarker.ts';
import type { Roi } from '../../../src/inference/roi.ts';
import { faceRoiFromPose, handRoiFromPose } from '../../../src/inference/roi-from-pose.ts';
import { RoiSampler } from '../../../src/inference/roi-sampler.ts';
import type { PoseLandmarks } from '../../../src/landmarks/pose-landmarks.ts';
import type { VideoFrame } from '../../../src/media/frame.ts';
import { observerNets } from '../../../src/perception/perceivers.ts';
import type { Task } from './picture.ts';

/** Every net on every frame, as the other packages do. */
export async function open(): Promise<Readonly<Record<'body' | 'bodyAndHands' | 'everything', Task<VideoFrame>>>> {
  const models = await ModelSet.open(observerNets());
  const sampler = new RoiSampler();
  const detector = new PoseDetector(models.session('pose-detection'), sampler);
  const poses = new PoseLandmarker(models.session('pose-landmark-full'), sampler);
  const faces = new FaceLandmarker(models.session('face-landmark-lips'), sampler);
  const expressions = new ExpressionClassifier(models.session('face-expression'), sampler);
  const hands = new HandLandmarker(models.session('hand-landmark-lite'), sampler);
  let roi: Roi | undefined;

  const body = async (frame: VideoFrame): Promise<PoseLandmarks> => {
    roi ??= (await detector.detect(frame, { left: 320, top: 0, width: 640, height: 720 }))[0]?.roi;
    if (!roi) throw new Error('nobody in the first picture');
    const { pose, nextRoi } = await poses.landmarks(frame, roi);
    roi = nextRoi;
    return pose;
  };
  const bothHands = async (frame: VideoFrame, pose: PoseLandmarks) => {
    for (const side of ['left', 'right'] as const) await hands.landmarks(frame, handRoiFromPose(pose, side));
  };
  const face = async (frame: VideoFrame, pose: PoseLandmarks) => {
    const found = await faces.landmarks(frame, faceRoiFromPose(pose));
    await expressions.happiness(frame, found);
  };

  const task = (...more: readonly ((frame: VideoFrame, pose: PoseLandmarks) => Promise<void>)[]): Task<VideoFrame> => ({
    prepare: ({ frame }) => frame,
    async detect(lent) {
      // The sampler knows a picture by its object.
      const frame = { ...lent };
      const pose = await body(frame);
      for (const look of more) await look(frame, pose);
      return pose.presence > 0.5;
    },
  });
  return { body: task(), bodyAndHands: task(bothHands), everything: task(face, bothHands) };
}
