import type { PoseLandmarks } from '../landmarks/pose-landmarks.ts';
import { POSE_LANDMARK_COUNT } from '../landmarks/pose-landmarks.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { NetSession } from './net-session.ts';
import { POSE_ROI_SCALE } from './pose-detector.ts';
import { refineFromHeatmap } from './refine-from-heatmap.ts';
import type { Roi } from './roi.ts';
import { alignedRoi, roiToPicture } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';
import { sigmoid } from './ssd-decoder.ts';

/** A landmark of the net: x, y, z in input pixels, then the logits of visibility and presence. */
const VALUES = 5;
/** The body's landmarks and six more. */
const NET_LANDMARKS = 39;
/** Two landmarks beyond the body's 33 give the region of the next frame: middle of the hips and a point of the circle. */
const HIP_CENTRE = 33;
const BODY_RIM = 34;

export interface TrackedPose {
  readonly pose: PoseLandmarks;
  /** Where to look for the same person in the next frame. */
  readonly nextRoi: Roi;
}

/** BlazePose's landmark net, lite or full, depending on the session it is given. */
export class PoseLandmarker {
  readonly #session: NetSession;
  readonly #sampler: RoiSampler;

  constructor(session: NetSession, sampler: RoiSampler) {
    this.#session = session;
    this.#sampler = sampler;
  }

  async landmarks(frame: VideoFrame, roi: Roi): Promise<TrackedPose> {
    const { inputSize, valueRange } = this.#session.net;
    const input = this.#sampler.sample(frame, roi, { size: inputSize, valueRange });
    const { landmarks: regressed, heatmap, presence, world } = await this.#session.run(input);
    const landmarks = refineFromHeatmap(regressed!, heatmap!, { count: NET_LANDMARKS, stride: VALUES, inputSize });
    const point = (i: number) =>
      roiToPicture(roi, landmarks[i * VALUES]! / inputSize, landmarks[i * VALUES + 1]! / inputSize);
    const picture = new Float32Array(3 * POSE_LANDMARK_COUNT);
    for (let i = 0; i < POSE_LANDMARK_COUNT; i++) {
      const { x, y } = point(i);
      picture.set([x, y, sigmoid(landmarks[i * VALUES + 3]!)], 3 * i);
    }
    return {
      pose: { presence: presence![0]!, picture, world: uprightWorld(world!, roi) },
      nextRoi: alignedRoi(point(HIP_CENTRE), point(BODY_RIM), POSE_ROI_SCALE),
    };
  }
}

/** Undoes the region's rotation, so that the axes are the camera's. */
function uprightWorld(world: Float32Array, { rotationRad }: Roi): Float32Array {
  const [cos, sin] = [Math.cos(rotationRad), Math.sin(rotationRad)];
  const upright = world.slice(0, 3 * POSE_LANDMARK_COUNT);
  for (let i = 0; i < upright.length; i += 3) {
    const [x, y] = [upright[i]!, upright[i + 1]!];
    upright[i] = x * cos - y * sin;
    upright[i + 1] = x * sin + y * cos;
  }
  return upright;
}
