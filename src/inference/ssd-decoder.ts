import type { Probability } from '../core/units.ts';

/** What a single-shot detector found, in fractions of its square input. */
export interface Detection {
  readonly score: Probability;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** x, y of each key point. */
  readonly keypoints: readonly number[];
}

export interface DetectorOutputs {
  /** Per anchor: centre x, y, width, height, then x, y of each key point, in input pixels about the anchor's centre. */
  readonly boxes: Float32Array;
  /** Logits. */
  readonly scores: Float32Array;
}

const BOX_VALUES = 4;

/** Converts a logit to a probability, 0..1. */
export const sigmoid = (logit: number): Probability => 1 / (1 + Math.exp(-logit));

/**
 * Detections of one inference, in the order of their anchors; overlapping ones are not merged.
 * @param anchors centres (x, y), 0..1 of the input
 * @param minScore between 0 and 1, neither included
 */
export function decodeDetections(
  { boxes, scores }: DetectorOutputs,
  anchors: Float32Array,
  inputSize: number,
  minScore: Probability,
): Detection[] {
  const values = boxes.length / scores.length;
  const minLogit = Math.log(minScore / (1 - minScore));
  const detections: Detection[] = [];
  for (let a = 0; a < scores.length; a++) {
    if (scores[a]! < minLogit) continue;
    const at = a * values;
    const [anchorX, anchorY] = [anchors[2 * a]!, anchors[2 * a + 1]!];
    const [width, height] = [boxes[at + 2]! / inputSize, boxes[at + 3]! / inputSize];
    const keypoints: number[] = [];
    for (let k = BOX_VALUES; k < values; k += 2)
      keypoints.push(boxes[at + k]! / inputSize + anchorX, boxes[at + k + 1]! / inputSize + anchorY);
    detections.push({
      score: sigmoid(scores[a]!),
      left: boxes[at]! / inputSize + anchorX - width / 2,
      top: boxes[at + 1]! / inputSize + anchorY - height / 2,
      width,
      height,
      keypoints,
    });
  }
  return detections;
}
