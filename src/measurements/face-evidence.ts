import type { Probability } from '../core/units.ts';
import type { MouthShape } from './reading.ts';

/**
 * What one face says about a smile, as log-odds from two sources. Only comparable with the same person's neutral face.
 */
export interface FaceEvidence {
  /** From the expression net's "happy". */
  readonly happiness: number;
  /** From the mouth's shape. */
  readonly shape: number;
}

/**
 * Log-odds of a smile from the mouth's shape: logistic regression on 557 labelled still faces, AUC 0.9945 by five folds
 * (bench/accuracy/fit-smile.ts; fitted again, the weights differ a little and the area is the same).
 */
const SHAPE_WEIGHTS: Readonly<Record<keyof MouthShape, number>> = {
  width: 20.258,
  cornerLift: 19.229,
  cornerToNose: 22.304,
  cornerToUpperLip: -2.394,
  opening: 16.616,
};
const SHAPE_OFFSET = -12.328;
/** Lips further apart speak or sing: what they are apart says nothing of a smile. In distances of the eyes. */
const LARGEST_OPENING = 0.08;
/** How much the two sources tell over a person's own neutral face: together AUC 0.999 on the same faces (npm run bench:smile). */
const SHAPE_SHARE = 0.6;
const HAPPINESS_SHARE = 0.35;
/** A typical neutral face, for a person of whom too few faces were seen. */
export const TYPICAL_NEUTRAL_FACE: FaceEvidence = { happiness: -9, shape: -6 };
/** The net's certainties are cut here: beyond, they only show how the net saturates. */
const LOGIT_LIMIT = 16;

/** Log-odds of one face from each source. `happiness` is cut to what the net can tell apart. */
export const faceEvidence = (mouth: MouthShape, happiness: Probability): FaceEvidence => ({
  happiness: logit(happiness),
  shape: shapeLogOdds(mouth),
});

/**
 * How far a face goes beyond the neutral one: 0 as neutral as that, about 3.5 where smiling and not smiling are equally
 * likely.
 */
export const smileEvidence = (face: FaceEvidence, neutral: FaceEvidence): number =>
  HAPPINESS_SHARE * (face.happiness - neutral.happiness) + SHAPE_SHARE * (face.shape - neutral.shape);

function shapeLogOdds(mouth: MouthShape): number {
  let sum = SHAPE_OFFSET;
  const shape = { ...mouth, opening: Math.min(mouth.opening, LARGEST_OPENING) };
  for (const [name, weight] of Object.entries(SHAPE_WEIGHTS)) sum += weight * shape[name as keyof MouthShape];
  return sum;
}

const logit = (p: Probability): number => Math.min(LOGIT_LIMIT, Math.max(-LOGIT_LIMIT, Math.log(p / (1 - p))));
