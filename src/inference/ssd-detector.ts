import type { PixelBox, PixelPoint } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { AnchorLayout } from './anchors.ts';
import { anchorCentres } from './anchors.ts';
import type { NetSession } from './net-session.ts';
import { weightedNonMaxSuppression } from './non-max-suppression.ts';
import { roiToPicture, squareAround } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';
import { decodeDetections } from './ssd-decoder.ts';

/** In pixels of the displayed picture. */
export interface PictureDetection {
  readonly score: Probability;
  readonly box: PixelBox;
  readonly keypoints: readonly PixelPoint[];
}

/** A single-shot detector over a region of a picture, seen through an upright letterboxed square. */
export class SsdDetector {
  readonly #session: NetSession;
  readonly #sampler: RoiSampler;
  readonly #anchors: Float32Array;

  constructor(session: NetSession, sampler: RoiSampler, layout: AnchorLayout) {
    this.#session = session;
    this.#sampler = sampler;
    this.#anchors = anchorCentres(layout);
  }

  /** Detections in the region, best first. Nothing outside `region` is seen. */
  async detect(frame: VideoFrame, region: PixelBox, minScore: Probability): Promise<PictureDetection[]> {
    const { inputSize, valueRange } = this.#session.net;
    const square = squareAround(region);
    const input = this.#sampler.sample(frame, square, { size: inputSize, valueRange }, region);
    const { boxes, scores } = await this.#session.run(input);
    const found = decodeDetections({ boxes: boxes!, scores: scores! }, this.#anchors, inputSize, minScore);
    return weightedNonMaxSuppression(found).map(({ score, left, top, width, height, keypoints }) => {
      const corner = roiToPicture(square, left, top);
      return {
        score,
        box: { left: corner.x, top: corner.y, width: width * square.sidePx, height: height * square.sidePx },
        keypoints: Array.from({ length: keypoints.length / 2 }, (_, k) =>
          roiToPicture(square, keypoints[2 * k]!, keypoints[2 * k + 1]!),
        ),
      };
    });
  }
}
