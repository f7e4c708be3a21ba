import type { HandLandmarks } from '../landmarks/hand-landmarks.ts';
import { HAND_LANDMARK_COUNT } from '../landmarks/hand-landmarks.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { NetSession } from './net-session.ts';
import type { Roi } from './roi.ts';
import { roiToPicture } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';

/** The net gives depth in input pixels times this. Source: MediaPipe's hand_landmark graph. */
const DEPTH_SCALE = 0.4;

/** MediaPipe's hand landmark net, lite or full, depending on the session it is given. */
export class HandLandmarker {
  readonly #session: NetSession;
  readonly #sampler: RoiSampler;

  constructor(session: NetSession, sampler: RoiSampler) {
    this.#session = session;
    this.#sampler = sampler;
  }

  async landmarks(frame: VideoFrame, roi: Roi): Promise<HandLandmarks> {
    const { inputSize, valueRange } = this.#session.net;
    const input = this.#sampler.sample(frame, roi, { size: inputSize, valueRange });
    const { landmarks, presence, rightness } = await this.#session.run(input);
    const picture = new Float32Array(3 * HAND_LANDMARK_COUNT);
    for (let i = 0; i < picture.length; i += 3) {
      const { x, y } = roiToPicture(roi, landmarks![i]! / inputSize, landmarks![i + 1]! / inputSize);
      picture.set([x, y, (landmarks![i + 2]! / inputSize / DEPTH_SCALE) * roi.sidePx], i);
    }
    return { presence: presence![0]!, rightness: rightness![0]!, picture };
  }
}
