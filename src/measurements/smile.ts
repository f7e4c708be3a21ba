import type { Measured, Quantity } from '../core/measured.ts';
import { mapMeasured, measured, unavailable } from '../core/measured.ts';
import { median, quantile } from '../core/statistics.ts';
import type { Degrees, Milliseconds, Pixels } from '../core/units.ts';
import type { ArmReading } from './arm.ts';
import type { FaceEvidence } from './face-evidence.ts';
import { faceEvidence, smileEvidence, TYPICAL_NEUTRAL_FACE } from './face-evidence.ts';
import type { HeadMove } from './head-moves.ts';
import type { PersonSeries } from './person-series.ts';
import type { FaceReading } from './reading.ts';
import { smoothedQuantities } from './smoothing.ts';

/** Evidence at which smiling and not smiling are equally likely, and the spread of faces about it. */
const EVEN_EVIDENCE = 3.5;
const SCORE_UNCERTAINTY = 0.15;
/** A person's neutral face is the lower third of what is seen, kept within the neutral faces of the labelled set. */
const NEUTRAL_QUANTILE = 0.3;
const NEUTRAL_HAPPINESS = { lowest: -14, highest: -5 } as const;
const NEUTRAL_SHAPE = { lowest: -9, highest: -4 } as const;
const ENOUGH_FACES = 10;
/**
 * Height of the mesh, which ends below the hairline: 80 px from chin to hairline. In a smaller face the corners of the
 * mouth move by less than the error of the landmarks.
 */
const SMALLEST_FACE_PX: Pixels = 61;
/** Beyond these the mouth is seen from the side, or from above. */
const LARGEST_YAW_DEG: Degrees = 55;
const LARGEST_PITCH_DEG: Degrees = 42;
/**
 * A head bent over the desk looks like a smiling one to both sources. Bent further than this from how the person
 * usually holds the head, a face tells nothing; before that, every degree beyond a nod takes away evidence. The mesh of a
 * bent head shows half of the nod, so the pose is asked as well: in the smiles of 32 rendered clips its middle was below 5°,
 * in looks down at a telephone 14°.
 */
const LARGEST_NOD_DEG: Degrees = 9;
const NOD_DEG: Degrees = 6;
const EVIDENCE_PER_DEG = 0.25;
/**
 * Half-way between a bow in greeting (15°), which goes with a smile, and a bow of thanks (30°), from which on the face
 * is seen from above: in a bow of 45° a neutral mouth had the score of a smile.
 */
const LARGEST_LEAN_DEG: Degrees = 22;
/**
 * A finger nearer to nose or ears than this share of the trunk: the chin rests in the hand, or the hand covers the
 * mouth.
 */
const HAND_AT_FACE_TRUNKS = 0.18;
/** Expressions last; single frames mislead. */
const SMOOTHING_MS: Milliseconds = 300;

interface SeenFace {
  readonly evidence: FaceEvidence;
  /** Below how the person usually holds the head, by the face or by the pose. */
  readonly nodDeg: Degrees;
}

/**
 * How likely each sample shows a smile, 0..1, compared to the person's own neutral face. Unavailable where the face is
 * too small, turned, bent, covered by a hand, or the person bows.
 * @param arms both arms of each sample
 * @param leansDeg lean of the trunk of each sample
 * @param moves of the head at each sample
 */
export function measureSmile(
  series: PersonSeries,
  arms: readonly (readonly Measured<ArmReading>[])[],
  leansDeg: readonly Measured<Quantity<Degrees>>[],
  moves: readonly HeadMove[],
): Measured<Quantity>[] {
  const facePitches = series.samples.map(({ reading }) => mapMeasured(reading.face, ({ pitchDeg }) => pitchDeg));
  const posePitches = moves.map(({ byPose }) => mapMeasured(byPose, ({ pitchDeg }) => pitchDeg));
  const [faceNods, poseNods] = [nodsOf(facePitches), nodsOf(posePitches)];
  const faces = series.samples.map(({ reading }, i) =>
    isBowing(leansDeg[i]!)
      ? unavailable('bad-view')
      : seeFace(reading.face, arms[i]!, Math.max(faceNods[i]!, poseNods[i]!)),
  );
  const neutral = neutralFace(faces.flatMap((face) => (face.available ? [face.value.evidence] : [])));
  const scores = faces.map((face) =>
    mapMeasured(face, ({ evidence, nodDeg }): Quantity => {
      const nod = EVIDENCE_PER_DEG * Math.max(0, nodDeg - NOD_DEG);
      const over = smileEvidence(evidence, neutral) - nod;
      return { value: 1 / (1 + Math.exp(EVEN_EVIDENCE - over)), uncertainty: SCORE_UNCERTAINTY };
    }),
  );
  const times = series.samples.map((sample) => sample.tMs);
  return smoothedQuantities(times, scores, SMOOTHING_MS);
}

/** Below how the person usually holds the head; 0 where that was not seen. */
function nodsOf(pitches: readonly Measured<Degrees>[]): Degrees[] {
  const seen = pitches.flatMap((pitch) => (pitch.available ? [pitch.value] : []));
  const usual = seen.length > 0 ? median(seen) : 0;
  return pitches.map((pitch) => (pitch.available ? pitch.value - usual : 0));
}

const isBowing = (leanDeg: Measured<Quantity<Degrees>>): boolean =>
  leanDeg.available && leanDeg.value.value > LARGEST_LEAN_DEG;

function seeFace(
  face: Measured<FaceReading>,
  arms: readonly Measured<ArmReading>[],
  nodDeg: Degrees,
): Measured<SeenFace> {
  if (!face.available) return face;
  const { heightPx, yawDeg, pitchDeg, happiness, mouth } = face.value;
  if (heightPx < SMALLEST_FACE_PX) return unavailable('too-small');
  if (Math.abs(yawDeg) > LARGEST_YAW_DEG || Math.abs(pitchDeg) > LARGEST_PITCH_DEG) return unavailable('bad-view');
  if (nodDeg > LARGEST_NOD_DEG) return unavailable('bad-view');
  if (arms.some((arm) => arm.available && arm.value.fromHeadTrunks < HAND_AT_FACE_TRUNKS))
    return unavailable('occluded');
  if (!happiness.available) return happiness;
  return measured({ evidence: faceEvidence(mouth, happiness.value), nodDeg });
}

/** The person's own neutral face; a typical one where too few faces were seen. */
function neutralFace(seen: readonly FaceEvidence[]): FaceEvidence {
  if (seen.length < ENOUGH_FACES) return TYPICAL_NEUTRAL_FACE;
  const lowerThird = (values: readonly number[], { lowest, highest }: { lowest: number; highest: number }) =>
    Math.min(highest, Math.max(lowest, quantile(values, NEUTRAL_QUANTILE)));
  return {
    happiness: lowerThird(
      seen.map((face) => face.happiness),
      NEUTRAL_HAPPINESS,
    ),
    shape: lowerThird(
      seen.map((face) => face.shape),
      NEUTRAL_SHAPE,
    ),
  };
}
