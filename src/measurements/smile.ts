import type { Measured, Quantity } from '../core/measured.ts';
import { measured, unavailable } from '../core/measured.ts';
import { median, quantile } from '../core/statistics.ts';
import type { Degrees, Milliseconds, Pixels } from '../core/units.ts';
import type { ArmReading } from './arm.ts';
import type { PersonSeries } from './person-series.ts';
import type { FaceReading, MouthShape } from './reading.ts';
import { smoothedQuantities } from './smoothing.ts';

/**
 * Log-odds of a smile from the mouth's shape: logistic regression on 557 labelled still faces, AUC 0.9945 by five folds
 * (bench/accuracy/fit-smile.ts; fitted anew, the weights come out a little different with the same area).
 */
const SHAPE_WEIGHTS: Readonly<Record<keyof MouthShape, number>> = {
  width: 20.258,
  cornerLift: 19.229,
  cornerToNose: 22.304,
  cornerToUpperLip: -2.394,
  opening: 16.616,
};
const SHAPE_OFFSET = -12.328;
/** How much the two sources tell over a person's own neutral face: together AUC 0.999 on the same faces (npm run bench:smile). */
const SHAPE_SHARE = 0.6;
const HAPPINESS_SHARE = 0.35;
/** Evidence at which smiling and not smiling are equally likely, and the spread of faces about it. */
const EVEN_EVIDENCE = 3.5;
const SCORE_UNCERTAINTY = 0.15;
/** The neutral face is the lower third of what is seen, kept within what neutral faces of the labelled set show. */
const NEUTRAL_QUANTILE = 0.3;
const NEUTRAL_HAPPINESS = { lowest: -14, highest: -5, typical: -9 } as const;
const NEUTRAL_SHAPE = { lowest: -9, highest: -4, typical: -6 } as const;
const ENOUGH_FACES = 10;
/** The net's certainties are cut here: beyond, they only say how the net saturates. */
const LOGIT_LIMIT = 16;

/**
 * Of the mesh, which ends below the hairline: 80 px from chin to hairline. Below, the corners of the mouth move by less
 * than the landmarks err.
 */
const SMALLEST_FACE_PX: Pixels = 61;
/** Beyond these the mouth is seen from the side, or from above. */
const LARGEST_YAW_DEG: Degrees = 55;
const LARGEST_PITCH_DEG: Degrees = 42;
/**
 * A head bent over the desk looks like a smiling one to both sources: further than this from how the person usually holds
 * it, a face tells nothing; before, every degree past a nod's takes some of the evidence.
 */
const LARGEST_NOD_DEG: Degrees = 15;
const NOD_DEG: Degrees = 6;
const EVIDENCE_PER_DEG = 0.25;
/**
 * Half-way between a bow in greeting (15°), which goes with a smile, and one of thanks (30°), from which on the face is seen
 * from above: in a bow of 45° a neutral mouth had the score of a smile.
 */
const LARGEST_LEAN_DEG: Degrees = 22;
/** A finger nearer to nose or ears than this share of the trunk: the chin is in the hand, or the hand before the mouth. */
const HAND_AT_FACE_TRUNKS = 0.18;
/** Expressions last; single frames mislead. */
const SMOOTHING_MS: Milliseconds = 300;

interface Evidence {
  readonly happiness: number;
  readonly shape: number;
  readonly nodDeg: Degrees;
}

/** 0..1: how likely each sample shows a smile, against the person's own neutral face. */
export function measureSmile(
  series: PersonSeries,
  arms: readonly (readonly Measured<ArmReading>[])[],
  leansDeg: readonly Measured<Quantity<Degrees>>[],
): Measured<Quantity>[] {
  const usualPitchDeg = usualPitch(series);
  const evidence = series.samples.map(({ reading }, i) =>
    isBowing(leansDeg[i]!) ? unavailable('bad-view') : evidenceOf(reading.face, arms[i]!, usualPitchDeg),
  );
  const seen = evidence.flatMap((e) => (e.available ? [e.value] : []));
  const happiness = neutral(
    seen.map((e) => e.happiness),
    NEUTRAL_HAPPINESS,
  );
  const shape = neutral(
    seen.map((e) => e.shape),
    NEUTRAL_SHAPE,
  );
  const scores = evidence.map((e): Measured<Quantity> => {
    if (!e.available) return e;
    const nod = EVIDENCE_PER_DEG * Math.max(0, e.value.nodDeg - NOD_DEG);
    const over = HAPPINESS_SHARE * (e.value.happiness - happiness) + SHAPE_SHARE * (e.value.shape - shape) - nod;
    return measured({ value: 1 / (1 + Math.exp(EVEN_EVIDENCE - over)), uncertainty: SCORE_UNCERTAINTY });
  });
  const times = series.samples.map((sample) => sample.tMs);
  return smoothedQuantities(times, scores, SMOOTHING_MS);
}

const usualPitch = (series: PersonSeries): Degrees => {
  const pitches = series.samples.flatMap(({ reading: { face } }) => (face.available ? [face.value.pitchDeg] : []));
  return pitches.length > 0 ? median(pitches) : 0;
};

const isBowing = (leanDeg: Measured<Quantity<Degrees>>): boolean =>
  leanDeg.available && leanDeg.value.value > LARGEST_LEAN_DEG;

function evidenceOf(
  face: Measured<FaceReading>,
  arms: readonly Measured<ArmReading>[],
  usualPitchDeg: Degrees,
): Measured<Evidence> {
  if (!face.available) return face;
  const { heightPx, yawDeg, pitchDeg, happiness, mouth } = face.value;
  if (heightPx < SMALLEST_FACE_PX) return unavailable('too-small');
  if (Math.abs(yawDeg) > LARGEST_YAW_DEG || Math.abs(pitchDeg) > LARGEST_PITCH_DEG) return unavailable('bad-view');
  const nodDeg = pitchDeg - usualPitchDeg;
  if (nodDeg > LARGEST_NOD_DEG) return unavailable('bad-view');
  if (arms.some((arm) => arm.available && arm.value.fromHeadTrunks < HAND_AT_FACE_TRUNKS))
    return unavailable('occluded');
  if (!happiness.available) return happiness;
  return measured({ happiness: logit(happiness.value), shape: shapeLogOdds(mouth), nodDeg });
}

export function shapeLogOdds(mouth: MouthShape): number {
  let sum = SHAPE_OFFSET;
  for (const [name, weight] of Object.entries(SHAPE_WEIGHTS)) sum += weight * mouth[name as keyof MouthShape];
  return sum;
}

/** Evidence of one face without a neutral one to compare with. */
export const stillSmileEvidence = (mouth: MouthShape, happiness: number): number =>
  HAPPINESS_SHARE * (logit(happiness) - NEUTRAL_HAPPINESS.typical) +
  SHAPE_SHARE * (shapeLogOdds(mouth) - NEUTRAL_SHAPE.typical);

function neutral(
  values: readonly number[],
  { lowest, highest, typical }: typeof NEUTRAL_SHAPE | typeof NEUTRAL_HAPPINESS,
) {
  if (values.length < ENOUGH_FACES) return typical;
  return Math.min(highest, Math.max(lowest, quantile(values, NEUTRAL_QUANTILE)));
}

const logit = (p: number): number => Math.min(LOGIT_LIMIT, Math.max(-LOGIT_LIMIT, Math.log(p / (1 - p))));
