import { HAND_LANDMARK_COUNT } from '../../landmarks/hand-landmarks.ts';
import { POSE_LANDMARK_COUNT } from '../../landmarks/pose-landmarks.ts';
import type { FaceReading } from '../../measurements/reading.ts';

/**
 * People in the F frames of a block, little-endian: P in all frames together, A of them with a face, H hands.
 * - P u32, count of tracks u16, each track id (length u16, UTF-8)
 * - people in each frame F × u16; of each person: track u16, role u8
 * - poses: step f64, presence P × f32, P × 33 triples of picture and visibility, P × 33 triples of world
 * - faces: code P × u8, A × 10 f32, code of happiness A × u8, happiness f32 where available
 * - hands: code 2P × u8 (left, right), step f64, presence and rightness H × 2 f32, H × 21 triples of picture
 *
 * Floats are arranged as in float-planes.ts, triples as in landmark-triples.ts, grouped by track (hands: and by side).
 * All of this is part of the layout and never changes.
 */
export const PEOPLE = {
  /** An eighth of a pixel: below the models' jitter of some tenths; reaches ±4095 px. */
  pictureStepPx: 1 / 8,
  /** Fingers are judged by where they are, not by their angles; reaches ±8191 px. */
  handStepPx: 1 / 4,
  /** Where points lie further out the steps double, to at most 1 px and 2 px. */
  stepDoublings: 3,
  visibilityStep: 1 / 255,
  worldStepM: 0.001,
} as const;

export const POSE_VALUES = 3 * POSE_LANDMARK_COUNT;
export const HAND_VALUES = 3 * HAND_LANDMARK_COUNT;
export const FACE_VALUES = 10;

/** The numbers of a face in the order in which they are stored, without happiness. */
export const faceValues = (face: FaceReading): readonly number[] => [
  face.presence,
  face.heightPx,
  face.yawDeg,
  face.pitchDeg,
  face.rollDeg,
  face.mouth.width,
  face.mouth.cornerLift,
  face.mouth.cornerToNose,
  face.mouth.cornerToUpperLip,
  face.mouth.opening,
];

/** The face whose numbers begin at an index. */
export function faceOf(values: Float32Array, at: number, happiness: FaceReading['happiness']): FaceReading {
  return {
    presence: values[at]!,
    heightPx: values[at + 1]!,
    yawDeg: values[at + 2]!,
    pitchDeg: values[at + 3]!,
    rollDeg: values[at + 4]!,
    mouth: {
      width: values[at + 5]!,
      cornerLift: values[at + 6]!,
      cornerToNose: values[at + 7]!,
      cornerToUpperLip: values[at + 8]!,
      opening: values[at + 9]!,
    },
    happiness,
  };
}
