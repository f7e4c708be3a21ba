import { intersectionOverUnion } from '../core/geometry.ts';
import type { Detection } from './ssd-decoder.ts';

/** Boxes whose intersection over union is larger are one thing. Source: all of MediaPipe's detection graphs. */
const MIN_OVERLAP = 0.3;

/**
 * Merges detections that overlap into one for each thing, best first: the score of the best; box and key points
 * averaged, weighted by the scores. Source: MediaPipe's WEIGHTED algorithm.
 */
export function weightedNonMaxSuppression(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  let rest = detections.toSorted((a, b) => b.score - a.score);
  while (rest.length > 0) {
    const best = rest[0]!;
    const overlapping = rest.filter((other) => other === best || intersectionOverUnion(best, other) > MIN_OVERLAP);
    rest = rest.filter((other) => !overlapping.includes(other));
    kept.push(weightedMean(best, overlapping));
  }
  return kept;
}

function weightedMean(best: Detection, group: readonly Detection[]): Detection {
  const total = group.reduce((sum, { score }) => sum + score, 0);
  const mean = (value: (detection: Detection) => number): number =>
    group.reduce((sum, detection) => sum + detection.score * value(detection), 0) / total;
  const left = mean((d) => d.left);
  const top = mean((d) => d.top);
  return {
    score: best.score,
    left,
    top,
    width: mean((d) => d.left + d.width) - left,
    height: mean((d) => d.top + d.height) - top,
    keypoints: best.keypoints.map((_, k) => mean((d) => d.keypoints[k]!)),
  };
}
