import type { PixelBox } from '../core/geometry.ts';
import type { Probability } from '../core/units.ts';
import type { FaceLandmarks } from '../landmarks/face-landmarks.ts';
import type { VideoFrame } from '../media/frame.ts';
import type { NetSession } from './net-session.ts';
import { squareAround } from './roi.ts';
import type { RoiSampler } from './roi-sampler.ts';

/** In the order of the net's output. Source: FaceExpressions.ts of face-api. */
const EXPRESSIONS = ['neutral', 'happy', 'sad', 'angry', 'fearful', 'disgusted', 'surprised'] as const;
const HAPPY = EXPRESSIONS.indexOf('happy');

/**
 * The points of the mesh that lie where the outermost of the 68 points do by which face-api cuts faces out:
 * jaw from ear to ear, and the brows.
 */
// biome-ignore format: a table
const OUTLINE: readonly number[] = [
  127, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 356,
  70, 63, 105, 66, 107, 336, 296, 334, 293, 300,
];
/** How much wider than the 68 points face-api cuts. Source: its FaceLandmarks.align, minBoxPadding. */
const BOX_SCALE = 1.2;

/** face-api's net for facial expressions. */
export class ExpressionClassifier {
  readonly #session: NetSession;
  readonly #sampler: RoiSampler;

  constructor(session: NetSession, sampler: RoiSampler) {
    this.#session = session;
    this.#sampler = sampler;
  }

  /**
   * Probability that the face is happy, which a smile makes likely. Not calibrated below about 80 px of face height.
   */
  async happiness(frame: VideoFrame, face: FaceLandmarks): Promise<Probability> {
    const { inputSize, valueRange } = this.#session.net;
    const box = outlineBox(face);
    const input = this.#sampler.sample(frame, squareAround(box), { size: inputSize, valueRange }, box);
    const { expressions } = await this.#session.run(input);
    return expressions![HAPPY]!;
  }
}

function outlineBox({ picture }: FaceLandmarks): PixelBox {
  const xs = OUTLINE.map((i) => picture[3 * i]!);
  const ys = OUTLINE.map((i) => picture[3 * i + 1]!);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const margin = (BOX_SCALE - 1) / 2;
  return {
    left: left - margin * width,
    top: top - margin * height,
    width: BOX_SCALE * width,
    height: BOX_SCALE * height,
  };
}
